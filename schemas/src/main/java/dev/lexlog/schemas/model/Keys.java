package dev.lexlog.schemas.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Canonical JSON arrays: what JavaScript's `JSON.stringify` prints, so that any client can build
/// the same keys and ids. No spaces; `"` and `\` behind a backslash; control characters as `\b \t
/// \n \f \r` or lower-case `\u001f`; everything else, non-ASCII too, as itself, but half a
/// surrogate pair as `\ud83d`. Different parts never give the same array. Composite record keys and
/// the input of every id hash are written this way.
public final class Keys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEX = "0123456789abcdef";

    private Keys() {}

    /// `[domain, session, name]`.
    public static String document(DocumentId id) {
        return array(id.domain(), id.session(), id.name());
    }

    /// The parts of a key that {@link #document} wrote.
    public static DocumentId documentId(String key) {
        var parts = texts(key);
        var name = parts.size() == 3 ? parts.get(2) : null;
        if (name == null) {
            throw new IllegalArgumentException("not a document key: " + key);
        }
        return new DocumentId(parts.get(0), parts.get(1), name);
    }

    /// The parts of a key that {@link #array} wrote of texts and nulls.
    public static List<@Nullable String> texts(String key) {
        try {
            @Nullable String[] parts = JSON.readValue(key, String[].class);
            if (array((Object[]) parts).equals(key)) {
                return Collections.unmodifiableList(Arrays.<@Nullable String>asList(parts));
            }
            throw new IllegalArgumentException("not a key of texts: " + key);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a key of texts: " + key, e);
        }
    }

    /// Strings, whole numbers (`Integer`, `Long`) and nulls, in this order.
    public static String array(@Nullable Object... parts) {
        var json = new StringBuilder("[");
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                json.append(',');
            }
            switch (parts[i]) {
                case null -> json.append("null");
                case Integer number -> json.append(number.intValue());
                case Long number -> json.append(number.longValue());
                case String text -> appendQuoted(text, json);
                case Object other ->
                        throw new IllegalArgumentException(
                                "a key holds text and whole numbers, not " + other.getClass());
            }
        }
        return json.append(']').toString();
    }

    private static void appendQuoted(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                json.append(c).append(text.charAt(++i));
                continue;
            }
            appendEscaped(c, json);
        }
        json.append('"');
    }

    private static void appendEscaped(char c, StringBuilder json) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\t' -> json.append("\\t");
            case '\n' -> json.append("\\n");
            case '\f' -> json.append("\\f");
            case '\r' -> json.append("\\r");
            default -> {
                if (c >= ' ' && !Character.isSurrogate(c)) {
                    json.append(c);
                    return;
                }
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(HEX.charAt(c >> shift & 0xf));
                }
            }
        }
    }
}
