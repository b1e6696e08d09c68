package dev.lexlog.api.read;

import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.schemas.model.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a list goes on: the key of the last item, wrapped so that nobody builds on its form.
public record Cursor(String list, String key) {
    private static final char SEPARATOR = ' ';

    /// A place that several values make up; numbers in their decimal form.
    public static Cursor at(String list, @Nullable String... parts) {
        return new Cursor(list, Keys.array((Object[]) parts));
    }

    /// The place that {@link #at} wrote; what is none is a problem.
    public <P> P place(Function<Parts, P> reader) {
        try {
            return reader.apply(new Parts(Keys.texts(key)));
        } catch (IllegalArgumentException e) {
            throw foreign(write(), list);
        }
    }

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

    /// What a place is made of; a part that is missing or of another kind is no place.
    public record Parts(List<@Nullable String> values) {
        public Parts {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        public String text(int index) {
            var value = textOrNull(index);
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException("part " + index + " is missing");
            }
            return value;
        }

        public @Nullable String textOrNull(int index) {
            if (index >= values.size()) {
                throw new IllegalArgumentException("part " + index + " is missing");
            }
            return values.get(index);
        }

        public double number(int index) {
            return Double.parseDouble(text(index));
        }
    }
}
