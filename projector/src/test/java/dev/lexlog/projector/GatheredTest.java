package dev.lexlog.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lexlog.projector.Gathered.Stretch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class GatheredTest {
    private static final TopicPartition ONE = new TopicPartition("log", 0);
    private static final TopicPartition OTHER = new TopicPartition("log", 1);

    @Test
    void batchHoldsNoMoreRowsThanAllowed() {
        var gathered = gathered(3, 1_000, List.of(polled(ONE, 12, 0, 1, 2, 5, 7, 8, 11)));

        assertThat(gathered.batches())
                .extracting(batch -> batch.getFirst().to(), batch -> offsets(batch.getFirst()))
                .containsExactly(
                        tuple(3L, List.of(0L, 1L, 2L)),
                        tuple(9L, List.of(5L, 7L, 8L)),
                        tuple(12L, List.of(11L)));
        assertThat(gathered.batches())
                .extracting(batch -> batch.getFirst().last())
                .containsExactly(false, false, true);
    }

    @Test
    void batchHoldsNoMoreBytesThanAllowedUnlessOneRecordDoes() {
        var gathered =
                gathered(
                        100,
                        40,
                        List.of(
                                polled(
                                        ONE,
                                        4,
                                        List.of(
                                                sized(0, 20),
                                                sized(1, 20),
                                                sized(2, 90),
                                                sized(3, 1)))));

        assertThat(gathered.batches())
                .extracting(batch -> offsets(batch.getFirst()))
                .containsExactly(List.of(0L, 1L), List.of(2L), List.of(3L));
    }

    @Test
    void partitionsShareABatchAndEachIsInItOnce() {
        var gathered =
                gathered(
                        5,
                        1_000,
                        List.of(
                                polled(ONE, 3, 0, 1, 2),
                                polled(OTHER, 2, 0, 1),
                                polled(ONE, 4, 3)));

        assertThat(gathered.batches())
                .extracting(batch -> batch.stream().map(Stretch::partition).toList())
                .containsExactly(List.of(ONE, OTHER), List.of(OTHER))
                .doesNotHaveDuplicates();
        assertThat(gathered.batches().getFirst())
                .extracting(Stretch::to, Stretch::last)
                .containsExactly(tuple(4L, true), tuple(1L, false));
    }

    @Test
    void markersMoveTheEndWithoutARecord() {
        var gathered = gathered(1, 1, List.of(polled(ONE, 9, List.of())));

        assertThat(gathered.batches())
                .singleElement()
                .extracting(batch -> batch.getFirst())
                .isEqualTo(new Stretch(ONE, 9, true, List.of()));
    }

    @Test
    void roomEndsWithEitherLimit() {
        assertThat(gathered(2, 100, List.of(polled(ONE, 1, 0))).hasRoom()).isTrue();
        assertThat(gathered(2, 100, List.of(polled(ONE, 2, 0, 1))).hasRoom()).isFalse();
        assertThat(gathered(2, 30, List.of(polled(ONE, 1, List.of(sized(0, 30))))).hasRoom())
                .isFalse();
    }

    @Test
    void limitsThatHoldNothingAreRefused() {
        assertThatThrownBy(() -> new BatchLimits(0, 1, 1)).hasMessageContaining("0 rows");
        assertThatThrownBy(() -> new BatchLimits(1, 0, 1)).hasMessageContaining("0 bytes");
    }

    private static Gathered gathered(
            int rows, long bytes, List<ConsumerRecords<byte[], byte[]>> polls) {
        var gathered = new Gathered(new BatchLimits(rows, bytes, 1));
        polls.forEach(gathered::add);
        return gathered;
    }

    private static List<Long> offsets(Stretch stretch) {
        return stretch.records().stream().map(ConsumerRecord::offset).toList();
    }

    private static ConsumerRecords<byte[], byte[]> polled(
            TopicPartition partition, long next, Integer... offsets) {
        return polled(partition, next, List.of(offsets).stream().map(o -> sized(o, 1)).toList());
    }

    private static ConsumerRecords<byte[], byte[]> polled(
            TopicPartition partition, long next, List<Sized> sizes) {
        var records = sizes.stream().map(sized -> record(partition, sized)).toList();
        return new ConsumerRecords<>(
                records.isEmpty() ? Map.of() : Map.of(partition, records),
                Map.of(partition, new OffsetAndMetadata(next)));
    }

    private record Sized(long offset, int bytes) {}

    private static Sized sized(long offset, int bytes) {
        return new Sized(offset, bytes);
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, Sized sized) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                sized.offset,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                sized.bytes,
                "".getBytes(UTF_8),
                new byte[sized.bytes],
                new RecordHeaders(),
                Optional.empty());
    }
}
