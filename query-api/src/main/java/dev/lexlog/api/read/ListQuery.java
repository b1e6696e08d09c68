package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the query of a list says: the scope, how many items, and behind which one.
public record ListQuery(String list, Visibility visibility, int limit, Optional<Cursor> cursor) {
    /// `more` are the list's own parameters; others than these and every list's are refused.
    public static ListQuery of(QueryParameters query, String list, String... more) {
        var names = new ArrayList<>(List.of("limit", "cursor"));
        names.addAll(List.of(more));
        Scope.allowOnly(query, names.toArray(String[]::new));
        return new ListQuery(list, Scope.of(query), Paged.limit(query), Cursor.of(query, list));
    }

    /// One item more than a page holds tells whether there is another page.
    public int asked() {
        return limit + 1;
    }

    /// The place behind which the page begins; null at the start.
    public <P> @Nullable P after(Function<Cursor.Parts, P> place) {
        return cursor.map(c -> c.place(place)).orElse(null);
    }

    /// A page of what was asked for; `place` as {@link #after} will read it.
    public <T> Answer page(
            List<T> found,
            Function<T, @Nullable JsonNode> json,
            Function<T, @Nullable String[]> place) {
        return Answer.json(
                Paged.of(found, limit, json, item -> Cursor.at(list, place.apply(item))));
    }

    /// A page of a list that is known whole, items told apart by their id.
    public <T> Answer pageOf(
            List<T> all, Function<T, @Nullable JsonNode> json, Function<T, String> id) {
        int from = cursor.map(c -> behind(c.place(parts -> parts.text(0)), all, id)).orElse(0);
        var found = all.subList(from, Math.min(all.size(), from + asked()));
        return page(found, json, item -> new String[] {id.apply(item)});
    }

    private static <T> int behind(String last, List<T> all, Function<T, String> id) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(last)) {
                return i + 1;
            }
        }
        throw QueryParameters.problem(
                "cursor",
                last,
                "stands at an item that is gone",
                "the next_cursor of a list begun anew");
    }
}
