package dev.lexlog.standalone.cli.erase;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How far each generation has read the log, as the API tells from the store.
record Readers(LexlogApi api) {
    private static final Target ALL = Target.of("/v1/generations");
    private static final Set<String> GONE = Set.of("retiring", "retired");

    /// All that still hold rows.
    List<Reader> now() {
        var readers = new ArrayList<Reader>();
        if (api.find(ALL).isEmpty()) {
            return List.of(only(api.pipeline()));
        }
        api.each(
                ALL,
                item -> {
                    var state = item.path("state").asText();
                    if (!GONE.contains(state)) {
                        var number = item.path("number").asText();
                        var one = api.get(Target.of(ALL.path(), number));
                        readers.add(reader(number, state, one.path("positions")));
                    }
                });
        return readers;
    }

    private static Reader reader(String number, String state, JsonNode positionsByTopic) {
        var positions = new HashMap<LogPartition, Long>();
        positionsByTopic
                .properties()
                .forEach(topic -> {
                    for (int p = 0; p < topic.getValue().size(); p++) {
                        positions.put(
                                new LogPartition(topic.getKey(), p),
                                topic.getValue().path(p).asLong());
                    }
                });
        return new Reader(number, "generation %s (%s)".formatted(number, state), positions);
    }

    /// An API that knows no generations has one.
    private static Reader only(JsonNode pipeline) {
        var positions = new HashMap<LogPartition, Long>();
        for (var item : pipeline.path("topics")) {
            positions.put(
                    new LogPartition(item.path("topic").asText(), item.path("partition").asInt()),
                    item.path("position").asLong());
        }
        var number = pipeline.path("generation").asText();
        return new Reader(number, "generation %s (live)".formatted(number), positions);
    }

    /// A generation and its position in every partition that it folds.
    record Reader(String number, String name, Map<LogPartition, Long> positions) {
        Reader {
            positions = Map.copyOf(positions);
        }
    }
}
