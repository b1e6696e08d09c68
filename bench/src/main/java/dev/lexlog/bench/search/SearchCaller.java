package dev.lexlog.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.bench.search.Corpus.Question;
import dev.lexlog.bench.stack.ApiClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Asks the API and reads its answers, each apart from the other: writing the request and reading
/// the answer is the caller's time, not the API's.
record SearchCaller(ApiClient client, int limit) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Text and vector.
    String hybrid(Question question) {
        return JSON.createObjectNode()
                .put("query", question.text())
                .put("limit", limit)
                .set("embedding", JSON.valueToTree(question.vector()))
                .toString();
    }

    String vector(Question question) {
        return JSON.createObjectNode()
                .put("limit", limit)
                .set("embedding", JSON.valueToTree(question.vector()))
                .toString();
    }

    String ask(String request) throws IOException, InterruptedException {
        return client.post("/v1/search", request);
    }

    /// The hits' chunk ids of a full answer.
    List<String> ids(String answer) throws IOException {
        JsonNode json = JSON.readTree(answer);
        var ids = new ArrayList<String>();
        for (var hit : json.required("hits")) {
            ids.add(hit.required("chunk").required("id").asText());
        }
        if (ids.size() != limit || !json.required("degraded").isEmpty()) {
            throw new IOException("not a full answer: " + answer);
        }
        return ids;
    }
}
