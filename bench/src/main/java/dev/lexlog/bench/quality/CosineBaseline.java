package dev.lexlog.bench.quality;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.Embedding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Compares the query with every whole document, one vector each.
final class CosineBaseline implements Ranker {
    private static final int DEPTH = 10;

    private final Embedder embedder;
    private final Map<String, Embedding> documents;

    CosineBaseline(Embedder embedder, Map<String, Embedding> documents) {
        this.embedder = embedder;
        this.documents = documents;
    }

    @Override
    public List<String> rank(String query) {
        Embedding vector = embedder.embedQuery(query);
        return documents.entrySet().stream()
                .map(document -> Map.entry(document.getKey(), vector.dot(document.getValue())))
                .sorted(
                        Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(DEPTH)
                .map(Map.Entry::getKey)
                .toList();
    }
}
