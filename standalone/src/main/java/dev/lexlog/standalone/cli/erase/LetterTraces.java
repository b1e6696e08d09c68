package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.DeadLetterHeaders;
import dev.lexlog.schemas.wire.DeadLetterValue;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The dead letters of a subject that no tombstone has erased yet.
final class LetterTraces {
    private final Subject subject;
    private final EventCodec codec;
    private final Topics topics;
    private final Set<Letter> letters = new LinkedHashSet<>();
    private final Set<Letter> unreadable = new LinkedHashSet<>();
    private long erased;
    private @Nullable Instant newestErasure;

    LetterTraces(Subject subject, EventCodec codec, Topics topics) {
        this.subject = subject;
        this.codec = codec;
        this.topics = topics;
    }

    void look(ConsumerRecord<byte[], byte[]> record) {
        var letter =
                new Letter(
                        new LogPartition(record.topic(), record.partition()),
                        new String(record.key(), StandardCharsets.UTF_8));
        boolean wasOurs = letters.remove(letter);
        unreadable.remove(letter);
        if (DeadLetterValue.isTombstone(record.value(), record.headers())) {
            if (wasOurs) {
                erased++;
                newestErasure = Instant.ofEpochMilli(record.timestamp());
            }
            return;
        }
        switch (verdict(record)) {
            case OURS -> letters.add(letter);
            case UNREADABLE -> unreadable.add(letter);
            case OTHERS -> {}
        }
    }

    /// How many were erased before, and still lie there.
    long erased() {
        return erased;
    }

    /// When the last of them was erased.
    Optional<Instant> newestErasure() {
        return Optional.ofNullable(newestErasure);
    }

    Set<Letter> letters() {
        return letters;
    }

    /// How many might be of it: nobody can decode them, and their keys are not its name.
    int unreadable() {
        return unreadable.size();
    }

    private Verdict verdict(ConsumerRecord<byte[], byte[]> record) {
        var headers = DeadLetterHeaders.read(record.headers());
        var input = input(headers.topic());
        if (input.isEmpty() || !subject.inputs().contains(input.get())) {
            return Verdict.OTHERS;
        }
        var value = DeadLetterValue.read(record.value(), record.headers());
        if (value != null && codec.decode(input.get(), value) instanceof Decoded.Event(var event)) {
            return subject.isIn(event) ? Verdict.OURS : Verdict.OTHERS;
        }
        var key = headers.key();
        if (key != null && subject.isKey(new String(key, StandardCharsets.UTF_8))) {
            return Verdict.OURS;
        }
        return value == null ? Verdict.OTHERS : Verdict.UNREADABLE;
    }

    private Optional<InputTopic> input(String topic) {
        return Arrays.stream(InputTopic.values())
                .filter(input -> topics.input(input).equals(topic))
                .findFirst();
    }

    /// Where a letter lies, and its own key.
    record Letter(LogPartition partition, String key) {}

    private enum Verdict {
        OURS,
        OTHERS,
        UNREADABLE
    }
}
