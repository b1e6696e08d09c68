package dev.lexlog.bench.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.bench.stack.Stack;
import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Prints a collection's nDCG@10 for every way of searching, and the baselines. What it makes (data
/// folder of the stack, vectors of the baseline) is kept, so that a second run embeds nothing.
public final class QualityMain {
    private static final Map<String, Map<String, String>> WAYS = ways();

    private QualityMain() {}

    /// Arguments: the collection's folder, Lexlog's folder, the folder for what is kept.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var collection = BeirCollection.read(Path.of(arguments[0]));
        var launcher = Path.of(arguments[1]).resolve("lexlog");
        var kept = Files.createDirectories(Path.of(arguments[2]).resolve(collection.name()));
        System.out.printf(
                "%s: %,d documents, %,d queries; mean nDCG@10%n",
                collection.name(), collection.documents().size(), collection.queries().size());
        baselines(collection, kept);
        stack(collection, launcher, kept);
    }

    private static void baselines(BeirCollection collection, Path kept) throws IOException {
        try (var bm25 = new Bm25Baseline(collection.documents())) {
            print("baseline: BM25, whole documents", bm25.meanNdcg(collection));
        }
        try (var embedder = Embedders.create("onnx", EmbedderConfig.defaults())) {
            var vectors = new VectorCache(kept.resolve("vectors"), embedder);
            var cosine = new CosineBaseline(embedder, vectors.vectors(collection.documents()));
            print("baseline: cosine, whole documents", cosine.meanNdcg(collection));
        }
    }

    private static void stack(BeirCollection collection, Path launcher, Path kept)
            throws IOException, InterruptedException {
        try (var stack = Stack.start(launcher, kept.resolve("data"), "onnx")) {
            stack.publish(documents(collection, kept.resolve("documents.jsonl")));
            for (var way : WAYS.entrySet()) {
                var ranker = new StackRanker(stack.api(), way.getValue());
                print("lexlog: " + way.getKey(), ranker.meanNdcg(collection));
            }
        }
    }

    private static Path documents(BeirCollection collection, Path file) throws IOException {
        var json = new ObjectMapper();
        return Files.write(
                file,
                () ->
                        collection.documents().entrySet().stream()
                                .<CharSequence>map(document ->
                                        json.createObjectNode()
                                                .put("name", document.getKey())
                                                .put("content", document.getValue())
                                                .toString())
                                .iterator());
    }

    private static Map<String, Map<String, String>> ways() {
        var ways = new LinkedHashMap<String, Map<String, String>>();
        ways.put("text", Map.of("mode", "text"));
        ways.put("vector", Map.of("mode", "vector"));
        ways.put("hybrid, rrf", Map.of("mode", "hybrid", "fusion", "rrf"));
        ways.put("hybrid, relative", Map.of("mode", "hybrid", "fusion", "relative"));
        return ways;
    }

    private static void print(String way, double ndcg) {
        System.out.printf("  %-36s %.4f%n", way, ndcg);
    }
}
