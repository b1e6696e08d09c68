package dev.lexlog.standalone.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Counts and lags in a few lines; a topic that was read to its end is not worth one.
final class StatusLines {
    private static final List<String> COUNTS =
            List.of("documents", "chunks", "embeddings", "entities", "terms", "relationships");

    private StatusLines() {}

    static List<String> of(JsonNode stats, JsonNode pipeline) {
        var lines = new ArrayList<String>();
        lines.add(line("generation", pipeline.path("generation").asLong()));
        for (var count : COUNTS) {
            lines.add(line(count, stats.path(count).asLong()));
        }
        lines.add(line("dead letters", pipeline.path("dead_letters").asLong()));
        var waiting = pipeline.path("waiting_extractions").asLong();
        if (waiting > 0) {
            lines.add(String.format(Locale.ROOT, "%,d extractions wait for a document", waiting));
        }
        var lags = lags(pipeline);
        lags.forEach((topic, lag) -> lines.add("behind in %s: %s".formatted(topic, lag)));
        lines.add(lags.isEmpty() ? "everything published is searchable" : "still reading");
        return lines;
    }

    private static String line(String what, long count) {
        return String.format(Locale.ROOT, "%-13s %,d", what, count);
    }

    private static Map<String, Lag> lags(JsonNode pipeline) {
        var lags = new TreeMap<String, Lag>();
        for (var partition : pipeline.path("topics")) {
            var lag =
                    new Lag(
                            partition.path("lag_records").asLong(),
                            partition.path("lag_seconds").asDouble());
            if (lag.records > 0) {
                lags.merge(partition.path("topic").asText(), lag, Lag::plus);
            }
        }
        return lags;
    }

    private record Lag(long records, double seconds) {
        Lag plus(Lag other) {
            return new Lag(records + other.records, Math.max(seconds, other.seconds));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d records, %,.0f s", records, seconds);
        }
    }
}
