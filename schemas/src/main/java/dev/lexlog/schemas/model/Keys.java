package dev.lexlog.schemas.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Canonical JSON arrays: no spaces, null for nothing, non-ASCII as itself. Composite record keys
/// and the input of every id hash are written this way.
public final class Keys {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Keys() {}

    /// `[domain, session, name]`.
    public static String document(DocumentId id) {
        return array(id.domain(), id.session(), id.name());
    }

    /// The parts of a key that {@link #document} wrote.
    public static DocumentId documentId(String key) {
        try {
            @Nullable String[] parts = JSON.readValue(key, String[].class);
            var name = parts.length == 3 ? parts[2] : null;
            if (name == null) {
                throw new IllegalArgumentException("not a document key: " + key);
            }
            return new DocumentId(parts[0], parts[1], name);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a document key: " + key, e);
        }
    }

    /// Strings, numbers and nulls, in this order.
    public static String array(@Nullable Object... parts) {
        try {
            List<@Nullable Object> list = Arrays.asList(parts);
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not writable as JSON: " + Arrays.toString(parts), e);
        }
    }
}
