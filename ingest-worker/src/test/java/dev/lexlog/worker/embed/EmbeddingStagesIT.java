package dev.lexlog.worker.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.http.EmbeddingServer;
import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.worker.broker.TestBroker;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddingStagesIT {
    private static final EmbeddingModel FIRST = new EmbeddingModel("hashing:8", 8);
    private static final EmbeddingModel LARGER = new EmbeddingModel("hashing:16", 16);
    private static final EmbeddingModel SERVED = new EmbeddingModel("e5", 4);

    private TestBroker broker;
    private int tests;
    private StagesHarness run;

    @BeforeAll
    void startBroker() throws Exception {
        broker = TestBroker.start();
    }

    @AfterAll
    void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void start() {
        run = new StagesHarness(broker, "t" + tests++ + ".", FIRST);
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void firstModelIsWantedUnasked() {
        run.publish(0, 5);
        run.work(EmbedderConfig.defaults());

        assertThat(run.vectors("embeddings", 5)).allMatch(v -> v.equals("hashing:8/8"));
        assertThat(run.wanted("embeddings").model()).isEqualTo(FIRST);
    }

    @Test
    void everyWantedModelFillsItsOwnTopic() {
        run.work(EmbedderConfig.defaults());
        run.announce("embeddings.g7", LARGER);
        run.publish(0, 40);

        assertThat(run.vectors("embeddings", 40)).allMatch(v -> v.equals("hashing:8/8"));
        assertThat(run.vectors("embeddings.g7", 40)).allMatch(v -> v.equals("hashing:16/16"));
        assertThat(run.keys("embeddings.g7")).isEqualTo(run.keys("embeddings"));
        run.awaitBehind(0);
    }

    @Test
    void modelAnnouncedLaterCatchesUpFromTheLog() {
        run.publish(0, 30);
        run.delete(3);
        run.work(EmbedderConfig.defaults());
        broker.await(run.topic("embeddings"), 30);

        run.announce("embeddings.g7", LARGER);
        run.publish(30, 40);

        broker.await(run.topic("embeddings.g7"), 40);
        run.awaitBehind(0);
        assertThat(run.fold("embeddings.g7")).hasSize(39).doesNotContain("c_3");
        assertThat(run.fold("embeddings")).isEqualTo(run.fold("embeddings.g7"));
    }

    @Test
    void stoppedModelLeavesItsGroupAndGoesOnWhereItStopped() throws Exception {
        run.work(EmbedderConfig.defaults());
        run.announce("embeddings.g7", LARGER);
        run.publish(0, 20);
        broker.await(run.topic("embeddings.g7"), 20);

        run.stop("embeddings.g7", LARGER);
        run.await(reports -> reports.size() == 1);
        assertThat(broker.members(run.topics.embeddingGroup("embeddings.g7"))).isZero();
        run.publish(20, 40);
        broker.await(run.topic("embeddings"), 40);
        assertThat(broker.read(run.topic("embeddings.g7"))).hasSize(20);

        run.announce("embeddings.g7", LARGER);
        broker.await(run.topic("embeddings.g7"), 40);
        assertThat(run.keys("embeddings.g7")).isEqualTo(run.keys("embeddings"));
    }

    @Test
    void workersShareTheTopicsOfEveryModel() throws Exception {
        run.work(EmbedderConfig.defaults());
        run.announce("embeddings.g7", LARGER);
        run.publish(0, 30);
        broker.await(run.topic("embeddings.g7"), 30);

        run.workToo(EmbedderConfig.defaults());
        run.awaitMembers("embeddings.g7", 2);
        run.publish(30, 60);

        assertThat(run.vectors("embeddings", 60)).hasSize(60);
        assertThat(run.vectors("embeddings.g7", 60)).hasSize(60);
        run.stop("embeddings.g7", LARGER);
        run.awaitMembers("embeddings.g7", 0);
        assertThat(run.keys("embeddings.g7")).isEqualTo(run.keys("embeddings")).hasSize(60);
    }

    @Test
    void restartedWorkerRunsWhatIsWantedAndNotWhatWasStopped() {
        run.announce("embeddings.g7", LARGER);
        run.stop("embeddings", FIRST);
        run.publish(0, 10);
        run.work(EmbedderConfig.defaults());
        broker.await(run.topic("embeddings.g7"), 10);
        run.restart(EmbedderConfig.defaults());
        run.publish(10, 20);

        assertThat(run.vectors("embeddings.g7", 20)).hasSize(20);
        assertThat(broker.read(run.topic("embeddings"))).isEmpty();
    }

    @Test
    void modelThatCannotBeMadeLeavesTheOthersAlone() {
        run.work(EmbedderConfig.defaults());
        run.announce("embeddings.g7", SERVED);
        run.announce("embeddings.g8", LARGER);
        run.publish(0, 10);

        assertThat(run.vectors("embeddings", 10)).hasSize(10);
        assertThat(run.vectors("embeddings.g8", 10)).hasSize(10);
        assertThat(run.failure("embeddings.g7")).contains("'e5' needs an embedding server");
    }

    @Test
    void modelOfAServerThatAnswersNonsenseIsTriedAgain() {
        try (var server = new EmbeddingServer(4)) {
            server.tell(new EmbeddingServer.Answer(404, "no such model", null));
            run.work(with(server));
            run.announce("embeddings.g7", SERVED);
            run.publish(0, 10);
            assertThat(run.failure("embeddings.g7")).contains("404");

            server.tell(null);
            assertThat(run.vectors("embeddings.g7", 10)).allMatch(v -> v.equals("e5/4"));
        }
    }

    @Test
    void serverThatIsAwayIsWaitedForWhileTheOthersGoOn() {
        try (var server = new EmbeddingServer(4)) {
            server.tell(new EmbeddingServer.Answer(503, "loading", null));
            run.work(with(server));
            run.announce("embeddings.g7", SERVED);
            run.publish(0, 10);
            assertThat(run.vectors("embeddings", 10)).hasSize(10);
            run.await(reports ->
                    reports.stream()
                            .anyMatch(r ->
                                    r.progress().modelFailures() > 0 && r.progress().behind() > 0));

            server.tell(null);
            assertThat(run.vectors("embeddings.g7", 10)).allMatch(v -> v.equals("e5/4"));
        }
    }

    @Test
    void vectorsInTheLogDecideWhichModelIsFirst() {
        run.announce("embeddings", LARGER);
        run.work(EmbedderConfig.defaults());
        run.publish(0, 5);

        assertThat(run.vectors("embeddings", 5)).allMatch(v -> v.equals("hashing:16/16"));
    }

    @Test
    void suppliedVectorIsUsedByTheStageOfItsModelOnly() {
        run.work(EmbedderConfig.defaults());
        run.announce("embeddings.g7", LARGER);
        run.publishWithVector(0, LARGER);

        assertThat(run.vectors("embeddings", 1)).containsExactly("hashing:8/8");
        assertThat(run.vectors("embeddings.g7", 1)).containsExactly("hashing:16/16");
        run.await(reports ->
                List.of(0L, 1L)
                        .equals(reports.stream().map(r -> r.progress().supplied()).toList()));
    }

    private static EmbedderConfig with(EmbeddingServer server) {
        return new EmbedderConfig(
                1, HttpEmbedderConfig.of(server.url(), SERVED.name(), SERVED.dimension()));
    }
}
