package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.fake.MemoryGeneration;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.IndexSettings;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever was shown its own writes is shown them by the next generation too.
class AwaitPromotionTest {
    private static final Topics TOPICS = Topics.DEFAULT;
    private static final LogPartition INPUT =
            new LogPartition(TOPICS.input(InputTopic.DOCUMENTS), 1);
    private static final LogPartition CHUNKS = new LogPartition(TOPICS.log(LogTable.CHUNKS), 1);
    private static final LogPartition VECTORS =
            new LogPartition(TOPICS.log(LogTable.EMBEDDINGS), 1);
    private static final LogPartition OTHER_VECTORS =
            new LogPartition(TOPICS.embeddings("embeddings.g8"), 1);

    private final ApiUnderTest api = new ApiUnderTest();
    private final MemoryGeneration next =
            new MemoryGeneration(
                    8,
                    new GenerationSettings(
                            new EmbeddingModel("axis:8", 8),
                            "english",
                            2,
                            IndexSettings.DEFAULT,
                            "embeddings.g8"));

    @BeforeEach
    void publish() {
        api.pipeline.append(INPUT, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), INPUT, 1);
        api.pipeline.append(CHUNKS, 0);
        api.generation.positions.put(CHUNKS, 1L);
        api.generations.add(next, new Ready());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void generationThatIsOnlyReadyIsNotWaitedFor() {
        assertThat(await("text", 5_000).status()).isEqualTo(200);
    }

    @Test
    void generationThatIsBeingPromotedIsWaitedForToo() {
        api.generations.promote(8);
        assertThat(waitingFor("text")).containsExactly("projector lexlog.log.chunks/1");

        next.positions.put(CHUNKS, 1L);

        assertThat(await("text", 5_000).status()).isEqualTo(200);
    }

    @Test
    void formerGenerationIsWaitedForUntilEverybodyHasFollowed() {
        api.generations.promote(8);
        next.positions.put(CHUNKS, 1L);
        api.get("/v1/stats");
        api.generation.positions.put(CHUNKS, 0L);
        api.generations.goLive(8);

        assertThat(waitingFor("text")).containsExactly("projector lexlog.log.chunks/1");
        assertThat(await("text", 10_000).status())
                .as("nobody answers from it any more")
                .isEqualTo(200);
    }

    @Test
    void readingsThatShowLessThanTheTablesAreWaitedFor() {
        api.generation.shownPositions.put(CHUNKS, 0L);

        assertThat(waitingFor("text")).containsExactly("projector lexlog.log.chunks/1");
    }

    @Test
    void vectorsOfBothModelsAreWaitedForWhileOneFollowsTheOther() {
        api.generations.promote(8);
        next.positions.put(CHUNKS, 1L);
        assertThat(waitingFor("vector"))
                .containsExactly(
                        "lexlog.embedding lexlog.log.chunks/1",
                        "lexlog.embedding.g8 lexlog.log.chunks/1");

        api.pipeline.append(VECTORS, 0);
        api.pipeline.commit(TOPICS.embeddingGroup(), CHUNKS, 1);
        api.pipeline.append(OTHER_VECTORS, 0);
        api.pipeline.commit(TOPICS.embeddingGroup("embeddings.g8"), CHUNKS, 1);
        api.generation.positions.put(VECTORS, 1L);
        assertThat(waitingFor("vector")).containsExactly("projector lexlog.log.embeddings.g8/1");

        next.positions.put(OTHER_VECTORS, 1L);
        assertThat(await("vector", 5_000).status()).isEqualTo(200);
    }

    @Test
    void promotionThatBeginsWhileVectorsAreAwaitedIsWaitedForAsWell() throws Exception {
        api.pipeline.append(VECTORS, 0);
        api.pipeline.commit(TOPICS.embeddingGroup(), CHUNKS, 1);
        var waiting = CompletableFuture.supplyAsync(() -> await("vector", 2_000));
        int looks = api.pipeline.looks.get();
        while (api.pipeline.looks.get() < looks + 3) {
            Thread.onSpinWait();
        }

        next.positions.put(CHUNKS, 1L);
        api.generations.promote(8);
        api.generation.positions.put(VECTORS, 1L);

        assertThat(waitingFor(waiting.get(10, TimeUnit.SECONDS)))
                .containsExactly("lexlog.embedding.g8 lexlog.log.chunks/1");
    }

    @Test
    void vectorsOfAGenerationThatDoesNotAnswerAnyMoreAreNotWaitedFor() throws Exception {
        api.generations.promote(8);
        next.positions.put(CHUNKS, 1L);
        api.pipeline.append(OTHER_VECTORS, 0);
        api.pipeline.commit(TOPICS.embeddingGroup("embeddings.g8"), CHUNKS, 1);
        next.positions.put(OTHER_VECTORS, 1L);
        var waiting = CompletableFuture.supplyAsync(() -> await("vector", 20_000));

        api.generations.goLive(8);

        assertThat(waiting.get(15, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    private Reply await(String until, int timeout) {
        return api.post(
                "/v1/await",
                """
                {"tokens": [{"topic": "lexlog.in.documents", "partition": 1, "offset": 0}],
                 "until": "%s", "timeout_ms": %d}\
                """
                        .formatted(until, timeout));
    }

    private List<String> waitingFor(String until) {
        return waitingFor(await(until, 300));
    }

    private static List<String> waitingFor(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(504);
        return reply.json()
                .path("waiting_for")
                .valueStream()
                .map(b ->
                        b.path("reader").asText()
                                + " "
                                + b.path("topic").asText()
                                + "/"
                                + b.path("partition").asText())
                .toList();
    }
}
