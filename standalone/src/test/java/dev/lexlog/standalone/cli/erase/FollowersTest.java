package dev.lexlog.standalone.cli.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.ScriptedApi;
import dev.lexlog.standalone.cli.terminal.Recorded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FollowersTest {
    private static final Subject SUBJECT = new Subject.OfSession("s");
    private static final String CHUNKS = "lexlog.log.chunks";
    private static final String VECTORS = "lexlog.log.embeddings.g2";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose final ScriptedApi server = new ScriptedApi();

    private final Recorded terminal = new Recorded();
    private final Receipt receipt = new Receipt(SUBJECT, terminal.plain(), false);
    private final ScriptedEnds ends = new ScriptedEnds();

    @Test
    void endOfVectorsIsTakenWhenTheirStageHasReadTheTombstonesOfChunks() {
        listed("ready");
        generation("ready", 10, 3);
        generation("ready", 10, 3);
        generation("ready", 10, 4);
        ends.stageReads(9, 10);

        await(PATIENCE);

        assertThat(terminal.out())
                .containsSubsequence(
                        "acknowledged  embedding stage of m: has read every tombstone",
                        "acknowledged  generation 2 (ready): has folded every tombstone");
        assertThat(generationRequests()).isEqualTo(3);
        assertThat(receipt.finish()).isEqualTo(Receipt.COMPLETE);
    }

    @Test
    void generationDoesNotAcknowledgeBeforeTheStageOfItsVectors() {
        listed("ready");
        generation("ready", 10, 3);
        ends.stageReads(9);

        await(Duration.ZERO);

        assertThat(terminal.out())
                .contains("MISSING       embedding stage of m: has still to read tombstones in 1")
                .contains("MISSING       generation 2 (ready): gets tombstones of vectors from")
                .doesNotContain("acknowledged");
        assertThat(receipt.finish()).isEqualTo(Receipt.UNACKNOWLEDGED);
    }

    @Test
    void retiringGenerationIsAwaitedUntilItIsDropped() {
        listed("retiring");
        listed("retired");
        generation("retiring", 0, 0);

        await(PATIENCE);

        assertThat(terminal.out()).doesNotContain("generation 2");
        assertThat(receipt.finish()).isEqualTo(Receipt.COMPLETE);
    }

    @Test
    void retiringGenerationThatIsNotDroppedInTimeIsMissing() {
        listed("retiring");
        generation("retiring", 0, 0);

        await(Duration.ZERO);

        assertThat(terminal.out())
                .contains("MISSING       generation 2 (retiring): is not dropped yet");
        assertThat(receipt.finish()).isEqualTo(Receipt.UNACKNOWLEDGED);
    }

    @Test
    void refusedGenerationThatDoesNotFollowIsToBeRetired() {
        listed("refused");
        generation("refused", 3, 4);
        ends.stageReads(10);

        await(Duration.ZERO);

        assertThat(terminal.out())
                .contains("MISSING       generation 2 (refused): has still to read tombstones in 1")
                .contains("retire it: lexlog generation retire 2");
    }

    private void await(Duration patience) {
        var api = new LexlogApi(server.url());
        new Followers(
                        SUBJECT,
                        api,
                        new Readers(api, Topics.DEFAULT),
                        new Tombstones(Topics.DEFAULT, ends),
                        receipt,
                        System.nanoTime() + patience.toNanos())
                .await();
    }

    private void listed(String state) {
        server.answer(
                "/v1/generations",
                200,
                "{\"items\": [{\"number\": 2, \"state\": \"%s\"}], \"next_cursor\": null}"
                        .formatted(state));
    }

    private void generation(String state, long chunks, long vectors) {
        server.answer(
                "/v1/generations/2",
                200,
                """
                {"number": 2, "state": "%s", "model": "m", "embeddings": "%s",
                 "positions": {"%s": [%d], "%s": [%d]}}\
                """
                        .formatted(state, VECTORS, CHUNKS, chunks, VECTORS, vectors));
    }

    private long generationRequests() {
        return server.requests().stream()
                .filter(request -> request.target().equals("/v1/generations/2"))
                .count();
    }

    /// Chunks end at 10, and vectors at 3 until the stage has read them, then at 4.
    private static final class ScriptedEnds implements Ends {
        private static final long CHUNKS_END = 10;

        private final Queue<Long> stage = new ArrayDeque<>();
        private long committed;

        void stageReads(long... positions) {
            Arrays.stream(positions).forEach(stage::add);
        }

        @Override
        public Map<LogPartition, Long> of(String topic) {
            var vectorsEnd = committed < CHUNKS_END ? 3L : 4L;
            return Map.of(
                    new LogPartition(topic, 0), topic.equals(VECTORS) ? vectorsEnd : CHUNKS_END);
        }

        @Override
        public Map<LogPartition, Long> committed(String group) {
            assertThat(group).isEqualTo("lexlog.embedding.g2");
            committed = stage.isEmpty() ? committed : stage.remove();
            return Map.of(new LogPartition(CHUNKS, 0), committed);
        }

        @Override
        public long behind(Map<LogPartition, Long> positions, Map<LogPartition, Long> ends) {
            return ends.entrySet().stream()
                    .filter(end -> positions.getOrDefault(end.getKey(), 0L) < end.getValue())
                    .count();
        }
    }
}
