package dev.lexlog.standalone.cli.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import java.util.Map;

/// The API's generations.
record Generations(LexlogApi api) {
    private static final String PATH = "/v1/generations";

    JsonNode list() {
        return api.get(Target.of(PATH));
    }

    JsonNode find(int number) {
        return api.get(Target.of(PATH, Integer.toString(number)));
    }

    JsonNode rebuild(Map<String, ?> order) {
        return api.post(PATH, order);
    }

    JsonNode rollBack() {
        return api.post(PATH + "/rollback", Map.of());
    }

    /// @param move as in `promote`
    JsonNode move(int number, String move) {
        return api.post("%s/%d/%s".formatted(PATH, number, move), Map.of());
    }

    Generation read(JsonNode tree) {
        return api.read(tree, Generation.class);
    }
}
