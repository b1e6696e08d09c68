package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.lifecycle.GenerationEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the stage that embeds for a further model has read the chunks up to some ends. It
/// commits what lies behind the last record, and markers may lie between that and the end.
final class VectorStage {
    private static final Logger LOG = LoggerFactory.getLogger(VectorStage.class);
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ProjectorConfig config;
    private final Topics topics;
    private final Broker broker;
    private final Map<String, Map<LogPartition, Long>> seen = new HashMap<>();

    VectorStage(ProjectorConfig config, Broker broker) {
        this.config = config;
        this.topics = config.topics();
        this.broker = broker;
    }

    /// `ends` of the chunks are among others; the first model's stage keeps up by itself.
    boolean reached(GenerationEntry entry, Map<LogPartition, Long> ends) {
        var suffix = entry.settings().embeddings();
        if (suffix.equals(GenerationSettings.FIRST_EMBEDDINGS)) {
            return true;
        }
        var committed = broker.committed(topics.embeddingGroup(suffix));
        boolean stands = committed.equals(seen.put(suffix, committed));
        var chunks = topics.log(LogTable.CHUNKS);
        var behind =
                ends.entrySet().stream()
                        .filter(end -> end.getKey().topic().equals(chunks))
                        .filter(end -> committed.getOrDefault(end.getKey(), 0L) < end.getValue())
                        .toList();
        // While it moves it has more to do; looking into gaps would only cost.
        return behind.isEmpty()
                || (stands
                        && behind.stream()
                                .allMatch(end ->
                                        isGap(
                                                end.getKey(),
                                                committed.getOrDefault(end.getKey(), 0L),
                                                end.getValue())));
    }

    /// Whether there is no record from the one to the other.
    private boolean isGap(LogPartition partition, long from, long to) {
        var bytes = new ByteArrayDeserializer();
        var asked = new TopicPartition(partition.topic(), partition.partition());
        try (var consumer = new KafkaConsumer<>(config.reader("gaps"), bytes, bytes)) {
            consumer.assign(List.of(asked));
            consumer.seek(asked, from);
            long deadline = System.nanoTime() + GAP.toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(POLL)) {
                    if (record.offset() < to) {
                        return false;
                    }
                }
                if (consumer.position(asked) >= to) {
                    return true;
                }
            }
            return false;
        } catch (KafkaException e) {
            LOG.warn("cannot look into {} from {} on: {}", partition, from, e.getMessage());
            return false;
        }
    }
}
