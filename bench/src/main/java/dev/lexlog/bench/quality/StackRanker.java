package dev.lexlog.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// `POST /v1/search` for 40 chunks; a document stands where its best chunk does.
final class StackRanker implements Ranker {
    private static final int HITS = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI search;
    private final Map<String, String> options;

    StackRanker(URI api, Map<String, String> options) {
        this.search = api.resolve("/v1/search");
        this.options = options;
    }

    @Override
    public List<String> rank(String query) throws IOException {
        var question = JSON.createObjectNode().put("query", query).put("limit", HITS);
        options.forEach(question::put);
        JsonNode answer = JSON.readTree(answer(question.toString()));
        if (!answer.path("degraded").isEmpty()) {
            throw new IOException("degraded answer: " + answer.path("degraded"));
        }
        var documents = new LinkedHashSet<String>();
        for (JsonNode hit : answer.required("hits")) {
            documents.add(hit.required("chunk").required("document").asText());
        }
        return List.copyOf(documents);
    }

    private String answer(String question) throws IOException {
        var request =
                HttpRequest.newBuilder(search)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question))
                        .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("search answered " + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
