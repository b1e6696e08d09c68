package dev.lexlog.projector.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.TestLog;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.Slice;
import dev.lexlog.store.lifecycle.Generations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/// A row of the tables that the log does not hold.
record GhostRow(TestLog log, Generations generations) {
    static final String ID = "c_ghost";
    private static final String CHUNKS = Topics.DEFAULT.log(LogTable.CHUNKS);

    void plant(int number) {
        change(number, position -> new Change.Put(TestLog.chunk(ID, "boo"), position));
    }

    void remove(int number) {
        change(number, position -> new Change.Delete(LogTable.CHUNKS, ID, position));
    }

    private void change(int number, LongFunction<Change> change) {
        var partition = new LogPartition(CHUNKS, 0);
        var writer = generations.open(number).writer();
        var taken = writer.take(List.of(partition), Map.of(CHUNKS, topicId()));
        long position = Objects.requireNonNull(taken.get(partition));
        var slice =
                new Slice(
                        partition,
                        position,
                        position,
                        null,
                        false,
                        List.of(change.apply(position)));
        assertThat(writer.apply(List.of(slice))).isEqualTo(new Outcome.Applied(1));
    }

    private String topicId() {
        try {
            return log.admin
                    .describeTopics(List.of(CHUNKS))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
