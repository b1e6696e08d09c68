package dev.lexlog.api.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.Limits;
import dev.lexlog.api.await.Level.Stage;
import dev.lexlog.api.http.JsonFields;
import dev.lexlog.schemas.topic.LogPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// JSON to what a client waits for.
final class AwaitRequestReader {
    private final Limits limits;

    AwaitRequestReader(Limits limits) {
        this.limits = limits;
    }

    AwaitRequest read(ObjectNode json, Levels levels) {
        var fields = new JsonFields(json);
        fields.allowOnly(Set.of("tokens", "until", "timeout_ms"));
        var allowed = "an array of {topic, partition, offset}, at least one";
        var array = fields.required("tokens", fields.array("tokens", allowed), allowed);
        if (array.isEmpty()) {
            throw fields.problem("tokens", "is empty", allowed);
        }
        var tokens = new ArrayList<Token>(array.size());
        for (int i = 0; i < array.size(); i++) {
            tokens.add(token(fields.item("tokens", i, allowed), levels));
        }
        var timeout =
                fields.integer("timeout_ms", 1, limits.maxTimeout().toMillis())
                        .map(Duration::ofMillis)
                        .orElse(limits.defaultTimeout());
        return new AwaitRequest(tokens, last(fields), timeout);
    }

    private static Token token(JsonFields fields, Levels levels) {
        fields.allowOnly(Set.of("topic", "partition", "offset"));
        var topics = "one of " + String.join(", ", levels.topics());
        var topic = fields.required("topic", fields.string("topic"), topics);
        if (!levels.topics().contains(topic)) {
            throw fields.problem("topic", "leads to no search result", topics);
        }
        long highest = levels.partitionCount() - 1L;
        var partition =
                fields.required(
                        "partition",
                        fields.integer("partition", 0, highest),
                        "an integer from 0 to " + highest);
        var offset =
                fields.required(
                        "offset",
                        fields.integer("offset", 0, Long.MAX_VALUE - 1),
                        "an integer not below 0");
        return new Token(new LogPartition(topic, partition.intValue()), offset);
    }

    private static Stage last(JsonFields fields) {
        var until = fields.string("until").orElse("text");
        return switch (until) {
            case "text" -> Stage.TABLES;
            case "vector" -> Stage.VECTORS;
            default -> throw fields.problem("until", "is unknown", "text or vector");
        };
    }

    /// `last` is the level behind which the wait ends.
    record AwaitRequest(List<Token> tokens, Stage last, Duration timeout) {
        AwaitRequest {
            tokens = List.copyOf(tokens);
        }
    }
}
