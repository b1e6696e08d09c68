package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.QueryParameters;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list: `{"items": […], "next_cursor"}`, the cursor null on the last page.
public final class Paged {
    private Paged() {}

    public static int limit(QueryParameters query) {
        return query.integer("limit", 1, 1_000, 100);
    }

    /// `found` holds one item more than the limit when there is a next page. An item without JSON
    /// is left out.
    public static <T> JsonNode of(
            List<T> found,
            int limit,
            Function<T, @Nullable JsonNode> json,
            Function<T, Cursor> cursor) {
        var page = found.subList(0, Math.min(limit, found.size()));
        var answer = Json.object();
        var items = answer.putArray("items");
        page.stream().map(json).filter(Objects::nonNull).forEach(items::add);
        answer.put(
                "next_cursor", found.size() > limit ? cursor.apply(page.getLast()).write() : null);
        return answer;
    }
}
