package dev.lexlog.worker.stream;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.RecordRules;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.ContributionStage;
import dev.lexlog.worker.stage.Origin;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import dev.lexlog.worker.stream.IngestTopology.Parts;
import dev.lexlog.worker.stream.TaskStages.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Takes every record of one task: reroutes it, refuses it, or hands it to the stage that reads its
/// topic and writes what the stage answers. An input record is looked at in this order: key, value,
/// sizes, partition, encoding; then the stage decides.
final class Task {
    private final Parts parts;
    private final ProcessorContext<Routed, byte[]> context;
    private final TaskStages stages;
    private final Outlet outlet;

    Task(Parts parts, ProcessorContext<Routed, byte[]> context) {
        this.parts = parts;
        this.context = context;
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(IngestTopology.STORE);
        this.stages = parts.stages().of(name -> new StoredEntries(store, name));
        this.outlet = new Outlet(context, parts);
    }

    void begin() {
        stages.begin();
    }

    void end() {
        stages.end();
    }

    void take(Record<byte[], byte[]> input) {
        var at = origin();
        var reader =
                stages.reader(at.topic())
                        .orElseThrow(() -> new IllegalStateException("nobody reads " + at.topic()));
        switch (reader) {
            case Reader.Keyed(var topic, var stage) -> {
                if (!isRefused(topic, input) && !isRerouted(topic, input)) {
                    decode(topic, stage, arrival(input));
                }
            }
            case Reader.Anywhere(var topic, var stage) -> {
                if (!isRefused(topic, input)) {
                    decode(topic, stage, arrival(input));
                }
            }
            case Reader.Internal(var topic, var stage) ->
                    decode(topic, stage, OriginHeaders.read(input));
            case Reader.Contributed(var stage) -> contribute(stage, input);
        }
    }

    private boolean isRefused(InputTopic topic, Record<byte[], byte[]> input) {
        var refusal = RecordRules.isReadable(topic, input.key(), input.value());
        refusal.ifPresent(
                r -> outlet.refuse(r, origin(), input.key(), input.value(), timeOf(input)));
        return refusal.isPresent();
    }

    private boolean isRerouted(InputTopic topic, Record<byte[], byte[]> input) {
        if (Partitions.of(input.key(), parts.partitions()) == origin().partition()) {
            return false;
        }
        outlet.reroute(topic, arrival(input));
        return true;
    }

    private void decode(InputTopic topic, Stage<InputEvent> stage, Arrival arrival) {
        switch (parts.insistence().on(() -> parts.events().decode(topic, arrival.value()))) {
            case Decoded.Refused(var refusal) ->
                    write(new Output.Refused(refusal, arrival), arrival);
            case Decoded.Event(var event) -> take(stage, event, arrival);
        }
    }

    private void take(Stage<InputEvent> stage, InputEvent event, Arrival arrival) {
        switch (stage.take(event, arrival)) {
            case Checked.Bad<List<Output>>(var refusal) ->
                    write(new Output.Refused(refusal, arrival), arrival);
            case Checked.Good<List<Output>>(var outputs) ->
                    outputs.forEach(output -> write(output, arrival));
        }
    }

    private void contribute(ContributionStage stage, Record<byte[], byte[]> input) {
        var key = new String(input.key(), StandardCharsets.UTF_8);
        stage.take(key, input.value(), timeOf(input))
                .forEach(output -> outlet.write(output, timeOf(input), null));
    }

    private void write(Output output, Arrival input) {
        outlet.write(output, input.appendedAt(), input);
    }

    private Arrival arrival(Record<byte[], byte[]> input) {
        return new Arrival(input.key(), input.value(), origin(), timeOf(input));
    }

    private static Instant timeOf(Record<byte[], byte[]> input) {
        return Instant.ofEpochMilli(input.timestamp());
    }

    private Origin origin() {
        var metadata = context.recordMetadata().orElseThrow();
        return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    }
}
