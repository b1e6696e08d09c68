package dev.lexlog.schemas.topic;

import static dev.lexlog.schemas.topic.TopicSetting.atCreation;
import static dev.lexlog.schemas.topic.TopicSetting.atLeast;
import static dev.lexlog.schemas.topic.TopicSetting.exactly;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;

/// Every topic and its settings. All have the same number of partitions, fixed at creation (law 6).
public record TopicCatalog(Topics topics, int partitions) {
    public static final int DEFAULT_PARTITIONS = 6;

    /// The longest value of an input record; a longer one is refused as `too_large`.
    public static final int MAX_INPUT_VALUE_BYTES = 12 * 1024 * 1024;

    private static final int MAX_INPUT_RECORD_BYTES = MAX_INPUT_VALUE_BYTES + 64 * 1024;
    private static final int MAX_OUTPUT_RECORD_BYTES = 16 * 1024 * 1024;
    private static final long UNLIMITED = -1;

    /// How long a superseded value may lie before compaction must look at it.
    public static final Duration LONGEST_COMPACTION_LAG = Duration.ofDays(7);

    public List<TopicSpec> all() {
        var all = new ArrayList<TopicSpec>();
        for (var input : InputTopic.values()) {
            all.add(input(topics.input(input)));
            all.add(internal(topics.internal(input)));
        }
        all.add(compacted(topics.entityContributions()));
        all.add(compacted(topics.relationshipContributions()));
        for (var table : LogTable.values()) {
            all.add(compacted(topics.log(table)));
        }
        all.add(deadLetters(topics.deadLetters()));
        all.add(models(topics.embeddingModels()));
        return List.copyOf(all);
    }

    /// The vectors of a further model; `suffix` as in {@link Topics#embeddings}.
    public TopicSpec embeddings(String suffix) {
        return compacted(topics.embeddings(suffix));
    }

    private TopicSpec input(String name) {
        return spec(
                name,
                exactly(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE),
                exactly(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"),
                atCreation(TopicConfig.RETENTION_MS_CONFIG, UNLIMITED),
                atCreation(TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED),
                atLeast(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_INPUT_RECORD_BYTES));
    }

    /// Records keep the append time of their input topic, which may be long ago when an input topic
    /// is read again: any limit on age could delete what nobody has read yet.
    private TopicSpec internal(String name) {
        return spec(
                name,
                exactly(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE),
                exactly(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"),
                anyTimestamp(),
                atLeast(TopicConfig.RETENTION_MS_CONFIG, UNLIMITED),
                atLeast(TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED),
                atLeast(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_OUTPUT_RECORD_BYTES));
    }

    private TopicSpec compacted(String name) {
        return spec(
                name,
                exactly(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT),
                exactly(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"),
                anyTimestamp(),
                atLeast(TopicConfig.DELETE_RETENTION_MS_CONFIG, Duration.ofDays(30).toMillis()),
                atLeast(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Duration.ofHours(24).toMillis()),
                compactedWithinAWeek(),
                atLeast(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_OUTPUT_RECORD_BYTES));
    }

    /// Compacted, so that a tombstone erases a letter; all others stay as long as the retention
    /// says.
    private TopicSpec deadLetters(String name) {
        return spec(
                name,
                exactly(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT
                                + ","
                                + TopicConfig.CLEANUP_POLICY_DELETE),
                exactly(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"),
                anyTimestamp(),
                atCreation(TopicConfig.RETENTION_MS_CONFIG, UNLIMITED),
                atCreation(TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED),
                atCreation(TopicConfig.DELETE_RETENTION_MS_CONFIG, Duration.ofDays(30).toMillis()),
                compactedWithinAWeek(),
                atLeast(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_OUTPUT_RECORD_BYTES));
    }

    /// A few records for ever; whoever reads them reads all.
    private TopicSpec models(String name) {
        return spec(
                name,
                exactly(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    /// So that what is erased has a day on which its old values go.
    private static TopicSetting compactedWithinAWeek() {
        return atCreation(
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, LONGEST_COMPACTION_LAG.toMillis());
    }

    /// The broker refuses times more than an hour ahead unless told otherwise, and a clock that was
    /// set back would then stop the worker.
    private static TopicSetting anyTimestamp() {
        return atLeast(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.MAX_VALUE);
    }

    private TopicSpec spec(String name, TopicSetting... settings) {
        return new TopicSpec(name, partitions, List.of(settings));
    }
}
