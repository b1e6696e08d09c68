package dev.lexlog.bench.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.bench.report.Timings;
import dev.lexlog.bench.stack.ApiClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads entities over HTTP. The time is until the answer is there, not until it is understood.
final class EntityCaller {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiClient client;

    EntityCaller(ApiClient client) {
        this.client = client;
    }

    /// Walks through the list with statistics, a default page each time, and from its end to its
    /// start; the ids on the way.
    List<String> walk(int pages, Timings timings) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        var path = "/v1/entities?statistics=true";
        var cursor = "";
        for (int i = 0; i < pages; i++) {
            long begin = System.nanoTime();
            var answer = client.getText(path + cursor);
            timings.add(System.nanoTime() - begin);
            var page = JSON.readTree(answer);
            for (var item : page.required("items")) {
                ids.add(item.required("id").asText());
                item.required("statistics");
            }
            cursor = cursor(page.required("next_cursor"));
        }
        return ids;
    }

    private static String cursor(JsonNode next) {
        return next.isNull()
                ? ""
                : "&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8);
    }

    void coOccurring(List<List<String>> questions, Timings timings)
            throws IOException, InterruptedException {
        for (var ids : questions) {
            var question = JSON.createObjectNode();
            question.putPOJO("ids", ids);
            question.putArray("include").add("cooccurring");
            var body = JSON.writeValueAsString(question);
            long begin = System.nanoTime();
            var answer = client.post("/v1/entities/batch", body);
            timings.add(System.nanoTime() - begin);
            if (JSON.readTree(answer).required("items").size() != ids.size()) {
                throw new IOException("not a full answer: " + answer);
            }
        }
    }
}
