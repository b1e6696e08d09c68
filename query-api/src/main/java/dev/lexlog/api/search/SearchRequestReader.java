package dev.lexlog.api.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.Limits;
import dev.lexlog.api.http.JsonFields;
import dev.lexlog.api.read.Scope;
import dev.lexlog.api.read.VectorField;
import dev.lexlog.api.search.Fusion.Method;
import dev.lexlog.api.search.Fusion.Weights;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.ChunkFilter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// JSON to a {@link SearchRequest}. Nothing is accepted and ignored: what is not understood is 400.
final class SearchRequestReader {
    private static final Set<String> FIELDS =
            Set.of(
                    "query",
                    "embedding",
                    "limit",
                    "mode",
                    "domains",
                    "session",
                    "user",
                    "chunk_types",
                    "sources",
                    "document",
                    "min_similarity",
                    "exact",
                    "fusion",
                    "weights",
                    "timeout_ms",
                    "include");
    private static final Set<String> LATER_INCLUDES = Set.of("highlights", "neighbours");

    private final Limits limits;

    SearchRequestReader(Limits limits) {
        this.limits = limits;
    }

    /// `dimension` is the live generation's.
    SearchRequest read(ObjectNode json, int dimension) {
        var fields = new JsonFields(json);
        if (fields.has("rerank")) {
            throw fields.notYet("rerank", "rerank");
        }
        fields.allowOnly(FIELDS);
        var query = query(fields);
        var embedding = VectorField.of(fields, dimension).orElse(null);
        var included = included(fields);
        return new SearchRequest(
                query,
                embedding,
                mode(fields, query, embedding),
                fields.integer("limit", 1, 1_000).orElse(10L).intValue(),
                filter(fields),
                fields.number("min_similarity", -1, 1).orElse(null),
                fields.flag("exact").orElse(false),
                fields.string("fusion").map(f -> method(fields, f)).orElse(Method.RRF),
                weights(fields),
                fields.integer("timeout_ms", 1, limits.maxTimeout().toMillis())
                        .map(Duration::ofMillis)
                        .orElse(limits.defaultTimeout()),
                included.contains("content"),
                included.contains("entities"));
    }

    private @Nullable String query(JsonFields fields) {
        var query = fields.string("query").orElse(null);
        if (query == null) {
            return null;
        }
        var allowed = "a text of 1 to " + limits.maxQueryCharacters() + " characters";
        if (query.isBlank()) {
            throw fields.problem("query", "is empty", allowed);
        }
        if (query.length() > limits.maxQueryCharacters()) {
            throw fields.problem("query", "has " + query.length() + " characters", allowed);
        }
        return query;
    }

    private static Mode mode(
            JsonFields fields, @Nullable String query, @Nullable Embedding embedding) {
        if (query == null && embedding == null) {
            throw fields.problem(
                    "query", "and embedding are both missing", "at least one of the two");
        }
        var allowed = "one of hybrid, vector, text";
        var asked = fields.string("mode");
        var mode =
                asked.map(m ->
                                Mode.named(m)
                                        .orElseThrow(() ->
                                                fields.problem("mode", "is unknown", allowed)))
                        .orElse(query == null ? Mode.VECTOR : Mode.HYBRID);
        if (mode.usesText() && query == null) {
            throw fields.problem("mode", "needs a query", "vector, for there is only an embedding");
        }
        return mode;
    }

    private static ChunkFilter filter(JsonFields fields) {
        var visibility = Scope.of(fields);
        var document = fields.string("document");
        if (document.isPresent() && document.get().isEmpty()) {
            throw fields.problem("document", "is empty", "the name of a document");
        }
        return new ChunkFilter(
                visibility,
                named(fields, "chunk_types", ChunkType::named, ChunkType.wireNames()),
                named(fields, "sources", Source::named, Source.wireNames()),
                document.orElse(null));
    }

    private static <T> Set<T> named(
            JsonFields fields,
            String field,
            Function<String, Optional<T>> byName,
            List<String> names) {
        var values = new HashSet<T>();
        for (var name : fields.strings(field).orElse(List.of())) {
            var allowed = "an array of " + String.join(", ", names);
            values.add(
                    byName.apply(name)
                            .orElseThrow(
                                    () -> fields.problem(field, "has '" + name + "'", allowed)));
        }
        return values;
    }

    private static Method method(JsonFields fields, String name) {
        return Method.named(name)
                .orElseThrow(() -> fields.problem("fusion", "is unknown", "rrf or relative"));
    }

    private static Weights weights(JsonFields fields) {
        var allowed = "an object of vector and text, numbers not below 0, not both 0";
        var given = fields.object("weights", allowed);
        if (given.isEmpty()) {
            return Weights.EQUAL;
        }
        given.get().allowOnly(Set.of("vector", "text"));
        double vector = given.get().number("vector", 0, 1e9).orElse(1.0);
        double text = given.get().number("text", 0, 1e9).orElse(1.0);
        if (vector == 0 && text == 0) {
            throw fields.problem("weights", "are both 0", allowed);
        }
        return new Weights(vector, text);
    }

    private static List<String> included(JsonFields fields) {
        var include = fields.strings("include").orElse(List.of("content"));
        for (var part : include) {
            if (LATER_INCLUDES.contains(part)) {
                throw fields.notYet("include", "include: '" + part + "'");
            }
            if (!part.equals("content") && !part.equals("entities")) {
                throw fields.problem(
                        "include", "has '" + part + "'", "an array of content, entities");
            }
        }
        return include;
    }
}
