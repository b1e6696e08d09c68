package dev.lexlog.worker.stream;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.worker.stage.ContributionStage;
import dev.lexlog.worker.stage.Lifetime;
import dev.lexlog.worker.stage.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// All stages of one task, each under the topics it reads. They share the task's stores and run on
/// its thread, so one may call another.
public final class TaskStages {
    private final Topics topics;
    private final Map<String, Reader> readers = new HashMap<>();
    private final List<Lifetime> lifetimes = new ArrayList<>();

    public TaskStages(Topics topics) {
        this.topics = topics;
    }

    /// A stage whose events belong to the partition of their key: those that lie in another come
    /// back through the input's internal topic.
    public <E extends InputEvent> TaskStages keyed(
            InputTopic input, Class<E> type, Stage<E> stage) {
        readers.put(topics.input(input), new Reader.Keyed(input, judged(type, stage)));
        return internal(input, type, stage);
    }

    /// A stage that reads events in whatever partition they lie, and sends them on itself: `first`
    /// judges and forwards to the internal topic, where `then` takes them.
    public <E extends InputEvent> TaskStages forwarded(
            InputTopic input, Class<E> type, Stage<E> first, Stage<E> then) {
        readers.put(topics.input(input), new Reader.Anywhere(input, judged(type, first)));
        return internal(input, type, then);
    }

    /// A stage behind a topic that only the worker writes.
    public TaskStages contributed(String topic, ContributionStage stage) {
        readers.put(topic, new Reader.Contributed(stage));
        return this;
    }

    /// A stage that takes part in the task's beginning and end.
    public TaskStages living(Lifetime stage) {
        lifetimes.add(stage);
        return this;
    }

    private <E extends InputEvent> TaskStages internal(
            InputTopic input, Class<E> type, Stage<E> stage) {
        readers.put(topics.internal(input), new Reader.Internal(input, judged(type, stage)));
        return this;
    }

    private static <E extends InputEvent> Stage<InputEvent> judged(Class<E> type, Stage<E> stage) {
        return (event, arrival) -> stage.take(type.cast(event), arrival);
    }

    /// Every topic that some stage reads, sorted.
    public Set<String> topics() {
        return new TreeSet<>(readers.keySet());
    }

    public Optional<Reader> reader(String topic) {
        return Optional.ofNullable(readers.get(topic));
    }

    void begin() {
        lifetimes.forEach(Lifetime::begin);
    }

    void end() {
        lifetimes.forEach(Lifetime::end);
    }

    /// Who reads a topic.
    public sealed interface Reader {
        /// An input topic: records in foreign partitions are sent on before anything else.
        record Keyed(InputTopic input, Stage<InputEvent> stage) implements Reader {}

        /// An input topic whose records may lie anywhere.
        record Anywhere(InputTopic input, Stage<InputEvent> stage) implements Reader {}

        /// Where records of the input topic travel on to; their origin is in their headers.
        record Internal(InputTopic input, Stage<InputEvent> stage) implements Reader {}

        record Contributed(ContributionStage stage) implements Reader {}
    }
}
