package dev.lexlog.worker.stream;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Origin;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stream.IngestTopology.Parts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Writes what stages answer, at the append time of the input behind it. A sink has the name of its
/// topic.
final class Outlet {
    private final ProcessorContext<Routed, byte[]> context;
    private final Parts parts;
    private final Set<String> travelTopics;

    Outlet(ProcessorContext<Routed, byte[]> context, Parts parts) {
        this.context = context;
        this.parts = parts;
        this.travelTopics =
                Arrays.stream(InputTopic.values())
                        .map(parts.topics()::internal)
                        .collect(Collectors.toUnmodifiableSet());
    }

    void write(Output output, Instant time, @Nullable Arrival input) {
        switch (output) {
            case Output.Put(var row, var routedBy) -> {
                var value = parts.insistence().on(() -> parts.rows().encode(row));
                var topic = parts.topics().log(row.table());
                send(topic, Routed.by(routedBy, row.key()), value, time, null);
            }
            case Output.Tombstone(var table, var key, var routedBy) ->
                    send(parts.topics().log(table), Routed.by(routedBy, key), null, time, null);
            case Output.Forward(var topic, var key, var value, var routedBy) ->
                    send(topic, Routed.by(routedBy, key), value, time, input);
            case Output.Multicast(var topic, var key, var value) ->
                    send(topic, Routed.everywhere(key), value, time, input);
            case Output.Again(var topic, var key, var value) -> {
                send(topic, Routed.to(context.taskId().partition(), key), value, time, input);
                context.commit();
            }
            case Output.Refused(var refusal, var refused) ->
                    refuse(
                            refusal,
                            refused.origin(),
                            refused.key(),
                            refused.value(),
                            refused.appendedAt());
        }
    }

    /// To the partition its key leads to, through the input's internal topic.
    void reroute(InputTopic topic, Arrival input) {
        send(
                parts.topics().internal(topic),
                Routed.byItself(input.key()),
                input.value(),
                input.appendedAt(),
                input);
    }

    void refuse(
            Refusal refusal,
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Instant time) {
        context.forward(
                DeadLetter.of(refusal, origin, key, value, time.toEpochMilli()),
                parts.topics().deadLetters());
    }

    private void send(
            String topic,
            Routed key,
            byte @Nullable [] value,
            Instant time,
            @Nullable Arrival input) {
        var headers = headers(topic, key.key(), input);
        context.forward(new Record<>(key, value, time.toEpochMilli(), headers), topic);
    }

    private Headers headers(String topic, byte[] key, @Nullable Arrival input) {
        return input != null && travelTopics.contains(topic)
                ? OriginHeaders.of(input, key)
                : new RecordHeaders();
    }
}
