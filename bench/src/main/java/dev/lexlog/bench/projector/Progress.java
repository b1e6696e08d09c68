package dev.lexlog.bench.projector;

import dev.lexlog.bench.report.DatabaseAddress;
import dev.lexlog.bench.stack.Stack;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Topics;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How far the tables have come, against the ends of the log.
final class Progress implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final String POSITIONS =
            "SELECT topic, \"partition\", \"position\" FROM %s.positions"
                    .formatted(ProjectorsBench.SCHEMA);

    private final Connection database;
    private final KafkaConsumer<byte[], byte[]> log;

    Progress(DatabaseAddress address, Stack stack) throws SQLException {
        this.database =
                DriverManager.getConnection(address.url(), address.user(), address.password());
        this.log =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stack.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    Map<TopicPartition, Long> ends() {
        var partitions = new ArrayList<TopicPartition>();
        for (var table : LogTable.values()) {
            var topic = Topics.DEFAULT.log(table);
            log.partitionsFor(topic)
                    .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        return log.endOffsets(partitions);
    }

    void drop() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(
                    "DROP SCHEMA IF EXISTS %s, %s CASCADE"
                            .formatted(ProjectorsBench.SCHEMA, ProjectorsBench.CATALOGUE));
        }
    }

    /// Returns when the tables cover more than nothing.
    void awaitBegin(Duration patience) throws IOException, InterruptedException {
        await(patience, () -> offsets() > 0);
    }

    void await(Map<TopicPartition, Long> ends, Duration patience)
            throws IOException, InterruptedException {
        await(patience, () -> covers(ends));
    }

    private boolean covers(Map<TopicPartition, Long> ends) throws SQLException {
        int reached = 0;
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(POSITIONS)) {
            while (rows.next()) {
                var end = ends.get(new TopicPartition(rows.getString(1), rows.getInt(2)));
                reached += end != null && rows.getLong(3) >= end ? 1 : 0;
            }
        }
        return reached == ends.size();
    }

    private long offsets() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(POSITIONS)) {
            long sum = 0;
            while (rows.next()) {
                sum += rows.getLong(3);
            }
            return sum;
        }
    }

    private static void await(Duration patience, Look look)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!reached(look)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("not there after " + patience.toSeconds() + " s");
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    /// A schema that is not there yet covers nothing.
    private static boolean reached(Look look) throws IOException {
        try {
            return look.reached();
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState())) {
                return false;
            }
            throw new IOException("PostgreSQL failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        log.close();
        database.close();
    }

    private interface Look {
        boolean reached() throws SQLException;
    }
}
