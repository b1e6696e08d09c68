package dev.lexlog.api.read;

import dev.lexlog.api.http.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a list goes on: the key of the last item, wrapped so that nobody builds on its form.
public record Cursor(String list, String key) {
    private static final char SEPARATOR = ' ';

    public String write() {
        var bytes = (list + SEPARATOR + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The query's cursor, which must be one that `list` gave.
    public static Optional<Cursor> of(QueryParameters query, String list) {
        return query.single("cursor").map(value -> read(value, list));
    }

    private static Cursor read(String value, String list) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            if (text.startsWith(list + SEPARATOR) && text.length() > list.length() + 1) {
                return new Cursor(list, text.substring(list.length() + 1));
            }
        } catch (IllegalArgumentException e) {
            throw foreign(value, list);
        }
        throw foreign(value, list);
    }

    private static RuntimeException foreign(String value, String list) {
        return QueryParameters.problem(
                "cursor", value, "is none of this list's", "a next_cursor of " + list);
    }
}
