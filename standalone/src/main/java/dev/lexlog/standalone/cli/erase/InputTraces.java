package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.producer.Token;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The records of a subject in the input topics, in whatever partitions producers put them.
final class InputTraces {
    private final Subject subject;
    private final EventCodec codec;
    private final Map<InputTopic, Trace> traces = new EnumMap<>(InputTopic.class);
    private final Map<String, Removal> removals = new HashMap<>();
    private final SortedSet<String> users = new TreeSet<>();

    InputTraces(Subject subject, EventCodec codec) {
        this.subject = subject;
        this.codec = codec;
        subject.inputs().forEach(topic -> traces.put(topic, Trace.NONE));
    }

    void look(InputTopic topic, ConsumerRecord<byte[], byte[]> record) {
        var key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        var event = event(topic, record.value());
        boolean isIn = event == null ? subject.isKey(key) : subject.isIn(event);
        if (!isIn) {
            return;
        }
        var time = Instant.ofEpochMilli(record.timestamp());
        var removal = event != null && subject.isRemovedBy(event) ? event : null;
        traces.computeIfPresent(topic, (_, trace) -> trace.and(time, removal != null));
        if (event instanceof GlossaryEdit edit) {
            users.add(edit.userId());
        }
        if (removal != null) {
            var token = new Token(record.topic(), record.partition(), record.offset());
            removals.merge(kind(removal), new Removal(token, time), Removal::later);
        }
    }

    private @Nullable InputEvent event(InputTopic topic, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        return switch (codec.decode(topic, value)) {
            case Decoded.Event(var event) -> event;
            case Decoded.Refused _ -> null;
        };
    }

    Map<InputTopic, Trace> traces() {
        return traces;
    }

    /// Who edited a glossary in the session.
    SortedSet<String> users() {
        return users;
    }

    /// Where a command lies that removes as this one does, after everything else of the subject;
    /// empty when one has to be sent.
    Optional<Token> sent(InputEvent removal) {
        var newest =
                traces.values().stream()
                        .map(Trace::newestContent)
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN);
        return Optional.ofNullable(removals.get(kind(removal)))
                .filter(found -> found.time().isAfter(newest))
                .map(Removal::token);
    }

    private static String kind(InputEvent removal) {
        return removal.topic() + " " + removal.key();
    }

    /// Such records in one topic; those that remove it have no part in `newestContent`.
    record Trace(long records, Instant newest, Instant newestContent) {
        static final Trace NONE = new Trace(0, Instant.MIN, Instant.MIN);

        Trace and(Instant time, boolean removes) {
            return new Trace(
                    records + 1,
                    later(newest, time),
                    removes ? newestContent : later(newestContent, time));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    private record Removal(Token token, Instant time) {
        Removal later(Removal other) {
            return other.time.isBefore(time) ? this : other;
        }
    }
}
