package dev.lexlog.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A collection in the layout of BEIR: documents and queries by id, and per query the gain of each
/// judged document. Queries without a judgment are left out. The text of a document is its title, a
/// newline, its text.
public record BeirCollection(
        String name,
        Map<String, String> documents,
        Map<String, String> queries,
        Map<String, Map<String, Integer>> judgments) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static BeirCollection read(Path folder) throws IOException {
        var judgments = judgments(folder.resolve("qrels/test.tsv"));
        var documents = new LinkedHashMap<String, String>();
        for (JsonNode line : lines(folder.resolve("corpus.jsonl"))) {
            documents.put(
                    line.required("_id").asText(),
                    line.path("title").asText() + "\n" + line.required("text").asText());
        }
        var queries = new LinkedHashMap<String, String>();
        for (JsonNode line : lines(folder.resolve("queries.jsonl"))) {
            queries.put(line.required("_id").asText(), line.required("text").asText());
        }
        queries.keySet().retainAll(judgments.keySet());
        if (documents.isEmpty() || queries.isEmpty()) {
            throw new IOException(folder + " has no documents, or no queries with a judgment");
        }
        String name = folder.toRealPath().getFileName().toString();
        return new BeirCollection(name, documents, queries, judgments);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var nodes = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                nodes.add(JSON.readTree(line));
            }
        }
        return nodes;
    }

    private static Map<String, Map<String, Integer>> judgments(Path file) throws IOException {
        var judgments = new HashMap<String, Map<String, Integer>>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            judgments
                    .computeIfAbsent(fields[0], _ -> new HashMap<>())
                    .put(fields[1], Integer.valueOf(fields[2].strip()));
        }
        return judgments;
    }
}
