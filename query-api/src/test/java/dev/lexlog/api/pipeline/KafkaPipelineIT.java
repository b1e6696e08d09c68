package dev.lexlog.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.api.pipeline.Pipeline.Next;
import dev.lexlog.api.pipeline.Pipeline.Place;
import dev.lexlog.api.pipeline.Pipeline.Stretch;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.DeadLetterHeaders;
import dev.lexlog.schemas.wire.DeadLetterValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaPipelineIT {
    private static final Topics TOPICS = Topics.DEFAULT;
    private static final long TIME = 1_770_000_000_000L;

    private final OneBroker broker;
    private final KafkaPipeline pipeline;

    KafkaPipelineIT() throws Exception {
        broker = OneBroker.start();
        broker.create(TOPICS.deadLetters(), 2);
        pipeline = new KafkaPipeline(broker.connection(), TOPICS);
    }

    @AfterAll
    void stop() throws Exception {
        pipeline.close();
        broker.close();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
        return new ProducerRecord<>(topic, 0, TIME, null, value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void markersAreTakenForWhatTheyAre() throws Exception {
        broker.create("markers", 1);
        var partition = new LogPartition("markers", 0);
        try (var producer = broker.producer("t1")) {
            producer.beginTransaction();
            producer.send(record("markers", "one")).get();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(record("markers", "aborted")).get();
            producer.abortTransaction();
        }

        untilStableEnd(partition, 4);
        assertThat(pipeline.highWatermarks(List.of(partition))).containsEntry(partition, 4L);
        assertThat(pipeline.next(partition, 0, 4)).isEqualTo(new Next.Found(0, TIME));
        assertThat(pipeline.next(partition, 1, 4)).isEqualTo(new Next.NoRecord());
        assertThat(pipeline.next(partition, 4, 4)).isEqualTo(new Next.NoRecord());
    }

    @Test
    void eachOfManyStretchesIsAnsweredForItself() throws Exception {
        broker.create("many", 60);
        var stretches = new HashMap<LogPartition, Stretch>();
        var expected = new HashMap<LogPartition, Next>();
        try (var producer = broker.producer("t3")) {
            producer.beginTransaction();
            for (int p = 0; p < 60; p++) {
                for (int record = 0; record < p % 3; record++) {
                    producer.send(new ProducerRecord<>("many", p, TIME, null, new byte[1])).get();
                }
            }
            producer.commitTransaction();
        }
        for (int p = 0; p < 60; p++) {
            var partition = new LogPartition("many", p);
            int records = p % 3;
            int end = records == 0 ? 0 : records + 1;
            untilStableEnd(partition, end);
            boolean behind = p % 2 == 0 && records > 0;
            stretches.put(partition, new Stretch(behind ? 0 : records, end));
            expected.put(partition, behind ? new Next.Found(0, TIME) : new Next.NoRecord());
        }
        assertThat(pipeline.next(stretches)).isEqualTo(expected);
    }

    /// A poll brings 500 records at most.
    @Test
    void fullPartitionDoesNotHideTheOthers() throws Exception {
        broker.create("full", 2);
        try (var producer = broker.producer("t6")) {
            producer.beginTransaction();
            for (int i = 0; i < 1_200; i++) {
                producer.send(record("full", "one")).get();
            }
            producer.send(new ProducerRecord<>("full", 1, TIME, null, new byte[1])).get();
            producer.commitTransaction();
        }
        var full = new LogPartition("full", 0);
        var other = new LogPartition("full", 1);
        untilStableEnd(full, 1_201);
        untilStableEnd(other, 2);
        assertThat(pipeline.next(Map.of(full, new Stretch(0, 1_201), other, new Stretch(0, 2))))
                .isEqualTo(Map.of(full, new Next.Found(0, TIME), other, new Next.Found(0, TIME)));
    }

    @Test
    void openTransactionLeavesItUndecided() throws Exception {
        broker.create("open", 1);
        var partition = new LogPartition("open", 0);
        try (var producer = broker.producer("t2")) {
            producer.beginTransaction();
            producer.send(record("open", "one")).get();

            assertThat(pipeline.highWatermarks(List.of(partition))).containsEntry(partition, 1L);
            assertThat(pipeline.stableEnds(List.of(partition))).containsEntry(partition, 0L);
            assertThat(pipeline.next(partition, 0, 1)).isEqualTo(new Next.Undecided());

            producer.commitTransaction();
        }
        untilStableEnd(partition, 2);
        assertThat(pipeline.next(partition, 0, 1)).isEqualTo(new Next.Found(0, TIME));
    }

    /// The broker writes a transaction's markers after it has acknowledged the commit.
    private void untilStableEnd(LogPartition partition, long end) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Map.of(partition, end).equals(pipeline.stableEnds(List.of(partition)))) {
            assertThat(System.nanoTime()).as("markers of %s", partition).isLessThan(deadline);
        }
    }

    @Test
    void committedOffsetsAreReadByGroup() throws Exception {
        broker.create("read", 2);
        broker.admin()
                .alterConsumerGroupOffsets(
                        "readers", Map.of(new TopicPartition("read", 1), new OffsetAndMetadata(7)))
                .all()
                .get();

        assertThat(pipeline.committed(List.of("readers", "nobody")))
                .containsEntry("readers", Map.of(new LogPartition("read", 1), 7L))
                .containsEntry("nobody", Map.of());
    }

    @Test
    void deadLettersAreCountedAndPagedInOrder() throws Exception {
        assertThat(pipeline.deadLetterCount()).isZero();
        try (var producer = broker.producer("t3")) {
            for (int i = 0; i < 5; i++) {
                producer.beginTransaction();
                producer.send(deadLetter(i)).get();
                producer.commitTransaction();
            }
        }

        untilStableEnd(new LogPartition(TOPICS.deadLetters(), 0), 6);
        untilStableEnd(new LogPartition(TOPICS.deadLetters(), 1), 4);
        assertThat(pipeline.deadLetterCount()).as("markers do not count").isEqualTo(5);
        var found = new ArrayList<DeadLetter>();
        var pages = 0;
        for (var from = Optional.of(Place.START); from.isPresent(); pages++) {
            var page = pipeline.deadLetters(from.get(), 2);
            found.addAll(page.items());
            from = page.next();
        }
        assertThat(pages).isEqualTo(3);
        assertThat(found).extracting(DeadLetter::offset).containsExactly(0L, 2L, 4L, 1L, 3L);
        assertThat(found.getFirst().key()).isEqualTo("key");
        assertThat(found.getFirst().timestamp().toEpochMilli()).isEqualTo(TIME);
        assertThat(found.getFirst().value()).asString(StandardCharsets.UTF_8).isEqualTo("bad 0");
    }

    @Test
    void letterOfATransactionThatIsEndingIsWaitedFor() throws Exception {
        var own = new Topics("ending.");
        broker.create(own.deadLetters(), 1);
        try (var producer = broker.producer("t4");
                var letters = new KafkaPipeline(broker.connection(), own)) {
            producer.beginTransaction();
            producer.send(record(own.deadLetters(), "bad")).get();
            var counted = CompletableFuture.supplyAsync(letters::deadLetterCount);
            producer.commitTransaction();
            assertThat(counted.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void erasedLettersAreNeitherCountedNorListed() throws Exception {
        var own = new Topics("erased.");
        broker.create(own.deadLetters(), 1);
        try (var producer = broker.producer("t5");
                var letters = new KafkaPipeline(broker.connection(), own)) {
            send(producer, letter(own, 0), letter(own, 1), letter(own, 2));
            untilStableEnd(new LogPartition(own.deadLetters(), 0), 4);
            assertThat(letters.deadLetterCount()).isEqualTo(3);

            send(producer, tombstone(letter(own, 1)), tombstone(letter(own, 9)));
            untilStableEnd(new LogPartition(own.deadLetters(), 0), 7);

            assertThat(letters.deadLetterCount()).isEqualTo(2);
            assertThat(letters.deadLetters(Place.START, 10).items())
                    .extracting(DeadLetter::offset)
                    .containsExactly(0L, 2L);
            send(producer, letter(own, 1), letter(own, 3));
            untilStableEnd(new LogPartition(own.deadLetters(), 0), 10);
            assertThat(letters.deadLetterCount()).as("refused again").isEqualTo(4);
        }
        try (var restarted = new KafkaPipeline(broker.connection(), own)) {
            assertThat(restarted.deadLetterCount()).isEqualTo(4);
            var first = restarted.deadLetters(Place.START, 2);
            assertThat(first.items()).extracting(DeadLetter::offset).containsExactly(0L, 2L);
            assertThat(restarted.deadLetters(first.next().orElseThrow(), 2).items())
                    .extracting(DeadLetter::offset)
                    .containsExactly(1L, 3L);
        }
    }

    @Test
    void letterOfARecordWithoutValueIsNoTombstone() throws Exception {
        var own = new Topics("valueless.");
        broker.create(own.deadLetters(), 1);
        try (var producer = broker.producer("t6");
                var letters = new KafkaPipeline(broker.connection(), own)) {
            var written = letter(own, 0);
            var value = DeadLetterValue.write(null, written.headers());
            send(
                    producer,
                    new ProducerRecord<>(
                            written.topic(), 0, null, written.key(), value, written.headers()));
            untilStableEnd(new LogPartition(own.deadLetters(), 0), 2);

            assertThat(value).isNotNull();
            assertThat(letters.deadLetterCount()).isEqualTo(1);
            assertThat(letters.deadLetters(Place.START, 10).items().getFirst().value()).isNull();
        }
    }

    @SafeVarargs
    private static void send(
            KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]>... records)
            throws Exception {
        producer.beginTransaction();
        for (var record : records) {
            producer.send(record).get();
        }
        producer.commitTransaction();
    }

    private static ProducerRecord<byte[], byte[]> letter(Topics topics, int number) {
        var of = deadLetter(number);
        return new ProducerRecord<>(
                topics.deadLetters(), 0, null, of.key(), of.value(), of.headers());
    }

    @SuppressWarnings("NullAway") // Kafka takes null values.
    private static ProducerRecord<byte[], byte[]> tombstone(ProducerRecord<byte[], byte[]> letter) {
        return new ProducerRecord<>(letter.topic(), 0, letter.key(), null);
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(int number) {
        var headers =
                new DeadLetterHeaders(
                        "no_value",
                        "message",
                        TOPICS.input(InputTopic.DOCUMENTS),
                        0,
                        number,
                        TIME,
                        "key".getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(
                TOPICS.deadLetters(),
                number % 2,
                null,
                headers.recordKey().getBytes(StandardCharsets.UTF_8),
                ("bad " + number).getBytes(StandardCharsets.UTF_8),
                headers.write());
    }

    @Test
    void topicThatIsMissingIsUnavailable() {
        assertThatThrownBy(() -> pipeline.highWatermarks(List.of(new LogPartition("nowhere", 0))))
                .isInstanceOf(Unavailable.class);
    }
}
