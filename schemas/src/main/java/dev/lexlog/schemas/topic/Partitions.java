package dev.lexlog.schemas.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/// Which partition a key belongs to: murmur2, Kafka's Java default (another client may differ).
public final class Partitions {
    private Partitions() {}

    public static int of(String key, int partitionCount) {
        return of(key.getBytes(StandardCharsets.UTF_8), partitionCount);
    }

    public static int of(byte[] key, int partitionCount) {
        return Utils.toPositive(Utils.murmur2(key)) % partitionCount;
    }
}
