package dev.lexlog.standalone.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.blackbox.Http;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// The life of generations, over HTTP.
final class GenerationClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// As the command line looks.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private static final Set<String> ENDS = Set.of("refused");

    private final Http http;

    GenerationClient(URI api) {
        this.http = new Http(api);
    }

    /// Orders a rebuild and gives its number.
    int rebuild(Map<String, Object> order) {
        var answer = http.tryPost("/v1/generations", order);
        if (answer.status() != 202) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().path("number").asInt();
    }

    JsonNode entry(int number) {
        return http.get("/v1/generations/" + number);
    }

    String state(int number) {
        return entry(number).path("state").asText();
    }

    List<JsonNode> all() {
        return http.get("/v1/generations").path("items").valueStream().toList();
    }

    int live() {
        return all().stream()
                .filter(entry -> entry.path("state").asText().equals("live"))
                .mapToInt(entry -> entry.path("number").asInt())
                .findFirst()
                .orElseThrow();
    }

    /// Returns when it is in this state; another end is an error.
    void await(int number, String state) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var entry = entry(number);
            var found = entry.path("state").asText();
            if (found.equals(state)) {
                return;
            }
            if (ENDS.contains(found) || System.nanoTime() > deadline) {
                throw new AssertionError("no " + state + ": " + entry);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    void promote(int number) {
        act(number + "/promote");
        await(number, "live");
    }

    /// Gives the number of the one that is live again.
    int rollback() {
        int before = live();
        act("rollback");
        await(before, "ready");
        return live();
    }

    /// It is dropped when the longest request is over.
    void retire(int number) {
        act(number + "/retire");
        await(number, "retiring");
    }

    /// The report of a verification that begins now.
    JsonNode verify(int number) {
        var before = entry(number).path("verification").path("at").asText();
        act(number + "/verify");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var found = entry(number).path("verification");
            if (found.hasNonNull("at") && !found.path("at").asText().equals(before)) {
                return found;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new AssertionError("not verified: " + entry(number));
    }

    private void act(String what) {
        var answer = http.tryPost("/v1/generations/" + what, Map.of());
        if (answer.status() >= 300) {
            throw new AssertionError(answer.toString());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
