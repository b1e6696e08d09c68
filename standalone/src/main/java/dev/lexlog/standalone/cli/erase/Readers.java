package dev.lexlog.standalone.cli.erase;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far each generation has read the log, as the API tells from the store.
record Readers(LexlogApi api, Topics topics) {
    private static final Target ALL = Target.of("/v1/generations");

    /// All that still hold rows.
    List<Reader> now() {
        var readers = new ArrayList<Reader>();
        api.each(
                ALL,
                item -> {
                    if (holdsRows(item)) {
                        var one = api.get(Target.of(ALL.path(), item.path("number").asText()));
                        if (holdsRows(one)) {
                            readers.add(reader(one));
                        }
                    }
                });
        return readers;
    }

    private static boolean holdsRows(JsonNode generation) {
        return !generation.path("state").asText().equals("retired");
    }

    private Reader reader(JsonNode generation) {
        var vectors = generation.path("embeddings").asText();
        return new Reader(
                generation.path("number").asText(),
                generation.path("state").asText(),
                generation.path("model").asText(),
                vectors.substring(topics.embeddings("").length()),
                positions(generation.path("positions")));
    }

    private static Map<LogPartition, Long> positions(JsonNode byTopic) {
        var positions = new HashMap<LogPartition, Long>();
        byTopic.properties()
                .forEach(topic -> {
                    for (int p = 0; p < topic.getValue().size(); p++) {
                        positions.put(
                                new LogPartition(topic.getKey(), p),
                                topic.getValue().path(p).asLong());
                    }
                });
        return positions;
    }

    /// A generation and its position in every partition that it folds; one that is retiring folds
    /// none.
    ///
    /// @param vectors the suffix of the topic of its vectors
    record Reader(
            String number,
            String state,
            String model,
            String vectors,
            Map<LogPartition, Long> positions) {
        Reader {
            positions = Map.copyOf(positions);
        }

        String name() {
            return "generation %s (%s)".formatted(number, state);
        }

        boolean isRetiring() {
            return state.equals("retiring");
        }

        boolean isRefused() {
            return state.equals("refused");
        }
    }
}
