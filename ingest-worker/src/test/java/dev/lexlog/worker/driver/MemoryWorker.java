package dev.lexlog.worker.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.worker.IngestStages;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.ner.WaitingExtractions;
import dev.lexlog.worker.retry.Backoff;
import dev.lexlog.worker.retry.Insistence;
import dev.lexlog.worker.retry.StopSignal;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Origin;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import dev.lexlog.worker.stream.TaskStages;
import dev.lexlog.worker.stream.TaskStages.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All stages in memory, wired as in the worker, and the tables that their records fold to. A
/// tombstone must meet a row. Far faster than a test driver, for properties.
public final class MemoryWorker {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Topics TOPICS = Topics.DEFAULT;
    private static final EventCodec EVENTS = codec();

    private final MemoryStores stores = new MemoryStores();
    private final IngestStages wiring;
    private final WaitingExtractions waiting = new WaitingExtractions();
    private final Map<LogTable, SortedMap<String, LogRow>> tables = new EnumMap<>(LogTable.class);
    private final List<Output> written = new ArrayList<>();
    private final List<Letter> deadLetters = new ArrayList<>();
    private final Queue<Travelling> travelling = new ArrayDeque<>();
    private final Queue<Travelling> steps = new ArrayDeque<>();
    private TaskStages stages;
    private int sweptRows;
    private Instant now = START;
    private long offset;

    public MemoryWorker() {
        var config =
                WorkerConfig.of("unused:9092", Path.of("."), new EmbeddingModel("hashing:4", 4));
        var insistence = new Insistence(Backoff.DEFAULT, Duration.ofSeconds(1), new StopSignal());
        wiring = new IngestStages(config, EVENTS, insistence, waiting, () -> sweptRows);
        stages = wiring.of(stores);
    }

    /// A refused input.
    public record Letter(Refusal refusal, Arrival input) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Travelling(
            String topic, String key, byte @Nullable [] value, @Nullable Arrival input) {}

    private static EventCodec codec() {
        var registry = new InMemorySchemaRegistry();
        RegisteredSchemas.registerAll(registry, TOPICS);
        return new AvroEventCodec(registry, TOPICS);
    }

    /// A second later than the record before.
    public void publish(InputEvent event) {
        now = now.plusSeconds(1);
        publish(event, now);
    }

    public void publish(InputEvent event, Instant appendedAt) {
        publish(event.key(), event, appendedAt);
    }

    public void publish(String key, InputEvent event, Instant appendedAt) {
        var topic = TOPICS.input(event.topic());
        var arrival =
                new Arrival(
                        key.getBytes(StandardCharsets.UTF_8),
                        EVENTS.encode(event),
                        new Origin(topic, 0, offset++),
                        appendedAt);
        travelling.add(new Travelling(topic, event.key(), arrival.value(), arrival));
        arriveAll();
    }

    /// Goes on with nothing but the state, as after a crash between two transactions.
    public void restart() {
        stages = wiring.of(stores);
    }

    /// All steps of all sweeps, none of which writes more than `most` records.
    public void sweep(int most) {
        boolean more = true;
        while (more) {
            more = step(most);
        }
    }

    /// One step of a sweep; until then a sweep does nothing. False when there is none to make.
    public boolean step(int most) {
        if (steps.isEmpty()) {
            return false;
        }
        sweptRows = most;
        int before = written.size();
        arrive(steps.remove());
        sweptRows = 0;
        assertThat(written.subList(before, written.size()))
                .filteredOn(output -> !(output instanceof Output.Again))
                .hasSizeLessThanOrEqualTo(most);
        arriveAll();
        return true;
    }

    public Instant now() {
        return now;
    }

    public long waiting() {
        return waiting.total();
    }

    /// The table by key.
    public SortedMap<String, LogRow> table(LogTable table) {
        return tables.computeIfAbsent(table, t -> new TreeMap<>());
    }

    public <R extends LogRow> List<R> rows(LogTable table, Class<R> type) {
        return table(table).values().stream().map(type::cast).toList();
    }

    /// What was written since the last call.
    public List<Output> written() {
        var all = List.copyOf(written);
        written.clear();
        return all;
    }

    public List<Letter> deadLetters() {
        return deadLetters;
    }

    public List<ReasonCode> reasons() {
        return deadLetters.stream().map(letter -> letter.refusal().reason()).toList();
    }

    private void arriveAll() {
        while (!travelling.isEmpty()) {
            arrive(travelling.remove());
        }
    }

    private void arrive(Travelling record) {
        var reader = stages.reader(record.topic()).orElseThrow();
        switch (reader) {
            case Reader.Keyed(var topic, var stage) -> take(topic, stage, record);
            case Reader.Anywhere(var topic, var stage) -> take(topic, stage, record);
            case Reader.Internal(var topic, var stage) -> take(topic, stage, record);
            case Reader.Contributed(var stage) ->
                    stage.take(record.key(), record.value(), now)
                            .forEach(output -> write(output, null));
        }
    }

    private void take(InputTopic topic, Stage<InputEvent> stage, Travelling record) {
        var arrival = record.input();
        if (arrival == null) {
            throw new AssertionError("no input behind " + record);
        }
        if (!(EVENTS.decode(topic, arrival.value()) instanceof Decoded.Event(var event))) {
            throw new AssertionError("no event in " + record);
        }
        switch (stage.take(event, arrival)) {
            case Checked.Bad<List<Output>>(var refusal) ->
                    deadLetters.add(new Letter(refusal, arrival));
            case Checked.Good<List<Output>>(var outputs) ->
                    outputs.forEach(output -> write(output, arrival));
        }
    }

    private void write(Output output, @Nullable Arrival input) {
        written.add(output);
        switch (output) {
            case Output.Put(var row, _) -> table(row.table()).put(row.key(), row);
            case Output.Tombstone(var table, var key, _) ->
                    assertThat(table(table).remove(key)).as("row of a tombstone").isNotNull();
            case Output.Forward(var topic, var key, var value, _) ->
                    travelling.add(new Travelling(topic, key, value, input));
            case Output.Multicast(var topic, var key, var value) ->
                    travelling.add(new Travelling(topic, key, value, input));
            case Output.Again(var topic, var key, var value) ->
                    steps.add(new Travelling(topic, key, value, input));
            case Output.Refused(var refusal, var refused) ->
                    deadLetters.add(new Letter(refusal, refused));
        }
    }
}
