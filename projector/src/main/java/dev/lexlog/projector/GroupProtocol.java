package dev.lexlog.projector;

import java.time.Duration;
import java.util.Properties;

/// How Kafka shares partitions among the projectors of a generation. With both a partition moves
/// without the others' standing still.
public enum GroupProtocol {
    /// The projectors share among themselves, and each says for how long it may be silent.
    CLASSIC {
        @Override
        void configure(Properties consumer, Duration sessionTimeout) {
            long timeout = sessionTimeout.toMillis();
            long heartbeat = Math.min(timeout / 3, LONGEST_HEARTBEAT.toMillis());
            consumer.setProperty("group.protocol", "classic");
            consumer.setProperty("partition.assignment.strategy", STICKY);
            consumer.setProperty("session.timeout.ms", Long.toString(timeout));
            consumer.setProperty("heartbeat.interval.ms", Long.toString(heartbeat));
        }
    },

    /// The brokers share, and it is they who know for how long one may be silent
    /// (`group.consumer.session.timeout.ms`).
    CONSUMER {
        @Override
        void configure(Properties consumer, Duration sessionTimeout) {
            consumer.setProperty("group.protocol", "consumer");
            consumer.remove("session.timeout.ms");
            consumer.remove("heartbeat.interval.ms");
            consumer.remove("partition.assignment.strategy");
        }
    };

    private static final String STICKY =
            "org.apache.kafka.clients.consumer.CooperativeStickyAssignor";
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(3);

    abstract void configure(Properties consumer, Duration sessionTimeout);
}
