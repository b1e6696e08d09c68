package dev.lexlog.standalone.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.health.ProcessMetrics.Sample;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ProcessMetricsTest {
    @AutoClose private final ProcessMetrics metrics = new ProcessMetrics();

    @Test
    void samplesComeChangeAndGo() {
        var samples = new CopyOnWriteArrayList<>(List.of(sample("embeddings", 3)));
        metrics.gauges("lexlog.embedded", "Vectors", () -> samples);
        assertThat(embedded()).containsExactly("lexlog_embedded{topic=\"embeddings\"} 3.0");

        samples.set(0, sample("embeddings", 4));
        samples.add(sample("embeddings.g7", 1));
        assertThat(embedded())
                .containsExactlyInAnyOrder(
                        "lexlog_embedded{topic=\"embeddings\"} 4.0",
                        "lexlog_embedded{topic=\"embeddings.g7\"} 1.0");

        samples.removeFirst();
        assertThat(embedded()).containsExactly("lexlog_embedded{topic=\"embeddings.g7\"} 1.0");
    }

    private List<String> embedded() {
        return metrics.text().lines().filter(line -> line.startsWith("lexlog_embedded{")).toList();
    }

    private static Sample sample(String topic, long value) {
        return new Sample(Map.of("topic", topic), value);
    }
}
