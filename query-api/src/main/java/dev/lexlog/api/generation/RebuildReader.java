package dev.lexlog.api.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lexlog.api.http.JsonFields;
import dev.lexlog.api.http.Problem;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.IndexSettings;
import dev.lexlog.store.embedded.lucene.Analysers;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// JSON to what a new generation is to be like; what is left out is as in the live one.
record RebuildReader(Function<String, EmbeddingModel> models) {
    private static final int LEAST_M = 2;
    private static final int MOST_M = 100;
    private static final int LEAST_EF = 4;
    private static final int MOST_EF = 1_000;
    private static final long MOST_ROWS = 100_000_000;

    Wanted read(ObjectNode json, GenerationSettings live) {
        var fields = new JsonFields(json);
        fields.allowOnly(
                Set.of(
                        "embedding_model",
                        "index",
                        "analyser",
                        "promote_when_ready",
                        "rows_per_second"));
        return new Wanted(
                fields.string("embedding_model").map(name -> model(name)).orElse(live.model()),
                fields.string("analyser")
                        .map(name -> analyser(fields, name))
                        .orElse(live.analyser()),
                fields.object("index", "an object of hnsw.m and hnsw.ef-construction")
                        .map(index -> index(index, live.index()))
                        .orElse(live.index()),
                fields.flag("promote_when_ready").orElse(false),
                fields.integer("rows_per_second", 0, MOST_ROWS).orElse(0L).intValue());
    }

    private EmbeddingModel model(String name) {
        try {
            return models.apply(name);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                            400,
                            "embedding_model = \"%s\" cannot be had: %s"
                                    .formatted(name, e.getMessage()),
                            Map.of(
                                    "field", TextNode.valueOf("embedding_model"),
                                    "value", TextNode.valueOf(name)))
                    .asException();
        }
    }

    private static String analyser(JsonFields fields, String name) {
        if (!Analysers.names().contains(name)) {
            var allowed = "one of " + String.join(", ", Analysers.names());
            throw fields.problem("analyser", "is unknown", allowed);
        }
        return name;
    }

    private static IndexSettings index(JsonFields index, IndexSettings live) {
        index.allowOnly(Set.of("hnsw.m", "hnsw.ef-construction"));
        var m = index.integer("hnsw.m", LEAST_M, MOST_M);
        var ef = index.integer("hnsw.ef-construction", LEAST_EF, MOST_EF);
        return new IndexSettings(
                m.map(Long::intValue).orElse(live.m()),
                ef.map(Long::intValue).orElse(live.efConstruction()));
    }

    /// A generation as it is to be, but for what its vectors come from.
    record Wanted(
            EmbeddingModel model,
            String analyser,
            IndexSettings index,
            boolean promoteWhenReady,
            int rowsPerSecond) {}
}
