package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.fake.MemoryGeneration;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.IndexSettings;
import dev.lexlog.store.lifecycle.GenerationEntry.Verification;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.GenerationState.Verifying;
import dev.lexlog.store.lifecycle.IndexingProgress;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationsTest {
    private static final EmbeddingModel MODEL = new EmbeddingModel("fake", 4);
    private static final LogPartition CHUNKS =
            new LogPartition(Topics.DEFAULT.log(LogTable.CHUNKS), 1);

    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void stop() {
        api.close();
    }

    private static MemoryGeneration generation(int number, String embeddings) {
        var settings =
                new GenerationSettings(MODEL, "standard", 2, IndexSettings.DEFAULT, embeddings);
        return new MemoryGeneration(number, settings);
    }

    private void add(int number, GenerationState state) {
        api.generations.add(generation(number, "embeddings"), state);
    }

    @Test
    void liveGenerationIsListedWithAllThatIsKnownOfIt() {
        api.pipeline.append(CHUNKS, 0);
        api.pipeline.append(CHUNKS, 0);
        api.generation.positions.put(CHUNKS, 1L);

        var json = api.get("/v1/generations").json();

        assertThat(json.path("rollback_to").isNull()).isTrue();
        assertThat(json.path("items")).hasSize(1);
        var item = json.at("/items/0").deepCopy();
        assertThat(item.path("age_seconds").asLong()).isPositive();
        ((ObjectNode) item).remove("age_seconds");
        assertThat(item)
                .hasToString(
                        """
                        {"number":7,"state":"live","since":"2026-02-03T04:05:06.789Z",\
                        "reason":null,"created_at":"2026-02-03T04:05:06.789Z",\
                        "last_live_at":null,"model":"fake","dimension":4,\
                        "analyser":"english",\
                        "index":{"hnsw.m":null,"hnsw.ef-construction":null},\
                        "embeddings":"lexlog.log.embeddings","partitions":2,\
                        "rows":700,"bytes":7000,"lag_records":1,\
                        "promote_when_ready":false,"rows_per_second":0,"progress":null,\
                        "verification_wanted":false,"verification":null,\
                        "possible":["verify"]}\
                        """);
    }

    @Test
    void loadingTellsHowFarAndHowLong() {
        add(8, new Loading(Map.of(CHUNKS, 10L, new LogPartition("other", 0), 30L)));
        var eight = generation(8, "embeddings");
        eight.positions.put(CHUNKS, 25L);
        eight.positions.put(new LogPartition("other", 0), 10L);
        api.generations.add(
                eight, new Loading(Map.of(CHUNKS, 10L, new LogPartition("other", 0), 30L)));

        var progress = api.get("/v1/generations/8").json().path("progress");

        assertThat(progress.path("phase").asText()).isEqualTo("loading");
        assertThat(progress.path("done").asInt()).isEqualTo(20);
        assertThat(progress.path("total").asInt()).isEqualTo(40);
        assertThat(progress.path("rows_per_second").asDouble()).isPositive();
        assertThat(progress.path("eta_seconds").asLong()).isPositive();
    }

    @Test
    void loadingOfANewModelCountsItsVectorsToo() {
        api.pipeline.append(CHUNKS, 0);
        api.pipeline.append(CHUNKS, 0);
        api.post("/v1/generations", "{\"embedding_model\": \"axis:8\"}");
        var group = Topics.DEFAULT.embeddingGroup("embeddings.g8");
        api.pipeline.commit(group, CHUNKS, 1);

        var progress = api.get("/v1/generations/8").json().path("progress");

        assertThat(progress.path("what").asText()).isEqualTo("embedding the chunks");
        assertThat(progress.path("done").asInt()).isEqualTo(1);
        assertThat(progress.path("total").asInt()).isEqualTo(4);
        api.pipeline.commit(group, CHUNKS, 2);
        var after = api.get("/v1/generations/8").json().path("progress");
        assertThat(after.path("what").isNull()).isTrue();
        assertThat(after.path("done").asInt()).isEqualTo(2);
    }

    @Test
    void indexingTellsTheStep() {
        add(8, new Indexing());
        api.generations.indexing.put(8, new IndexingProgress("chunks: words", 3, 9, 50, 200));

        var progress = api.get("/v1/generations/8").json().path("progress");

        assertThat(progress)
                .hasToString(
                        """
                        {"phase":"indexing","what":"chunks: words","step":3,"steps":9,\
                        "done":50,"total":200,"rows_per_second":null,"eta_seconds":null}\
                        """);
    }

    @Test
    void refusedTellsWhyAndTheVerificationWhatItFound() {
        add(8, new Refused("row c_1 is only here", true));
        var report = "{\"only_here\":1}";
        api.generations.verified(8, new Verification(MemoryGeneration.TIME, false, report));

        var json = api.get("/v1/generations/8").json();

        assertThat(json.path("state").asText()).isEqualTo("refused");
        assertThat(json.path("reason").asText()).isEqualTo("row c_1 is only here");
        assertThat(json.path("verification"))
                .hasToString(
                        """
                        {"at":"2026-02-03T04:05:06.789Z","sound":false,\
                        "report":{"only_here":1}}\
                        """);
    }

    @Test
    void brokerThatIsAwayHidesTheLagOnly() {
        api.pipeline.away = true;

        var json = api.get("/v1/generations").json();

        assertThat(json.at("/items/0/rows").asInt()).isEqualTo(700);
        assertThat(json.at("/items/0").has("lag_records")).isTrue();
        assertThat(json.at("/items/0/lag_records").isNull()).isTrue();
    }

    @Test
    void retiredGenerationIsListedWithoutRows() {
        add(8, new Retired());

        var json = api.get("/v1/generations/8").json();

        assertThat(json.path("rows").isNull()).isTrue();
        assertThat(json.path("possible")).isEmpty();
    }

    @Test
    void rebuildIsLikeTheLiveGenerationUnlessToldOtherwise() {
        api.pipeline.append(CHUNKS, 0);

        var reply = api.post("/v1/generations", "{}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.at("/state")).isEqualTo("loading");
        assertThat(reply.at("/model")).isEqualTo("fake");
        assertThat(reply.at("/analyser")).isEqualTo("english");
        assertThat(reply.at("/embeddings")).isEqualTo("lexlog.log.embeddings");
        assertThat(reply.json().at("/progress/total").asInt()).isEqualTo(1);
        var order = api.generations.list().getLast();
        assertThat(order.number()).isEqualTo(8);
        assertThat(((Loading) order.state()).ends()).hasSize(24).containsEntry(CHUNKS, 1L);
    }

    @Test
    void rebuildTakesWhatItIsTold() {
        var reply =
                api.post(
                        "/v1/generations",
                        """
                        {"analyser": "standard", "promote_when_ready": true,
                         "index": {"hnsw.m": 8, "hnsw.ef-construction": 40},
                         "rows_per_second": 500}\
                        """);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.at("/analyser")).isEqualTo("standard");
        assertThat(reply.json().path("index"))
                .hasToString("{\"hnsw.m\":8,\"hnsw.ef-construction\":40}");
        assertThat(reply.json().path("promote_when_ready").asBoolean()).isTrue();
        assertThat(reply.json().path("rows_per_second").asInt()).isEqualTo(500);
    }

    @Test
    void newModelGetsATopicNamedAfterItsGeneration() {
        var reply = api.post("/v1/generations", "{\"embedding_model\": \"axis:8\"}");

        assertThat(reply.at("/model")).isEqualTo("axis:8");
        assertThat(reply.json().path("dimension").asInt()).isEqualTo(8);
        assertThat(reply.at("/embeddings")).isEqualTo("lexlog.log.embeddings.g8");
        var order = (Loading) api.generations.list().getLast().state();
        assertThat(order.ends().keySet())
                .as("the topic is not made yet")
                .hasSize(22)
                .noneMatch(p -> p.topic().contains("embeddings"));
    }

    @Test
    void nextGenerationOfAModelSharesItsTopic() {
        api.post("/v1/generations", "{\"embedding_model\": \"axis:8\"}");

        var reply = api.post("/v1/generations", "{\"embedding_model\": \"axis:8\"}");

        assertThat(reply.json().path("number").asInt()).isEqualTo(9);
        assertThat(reply.at("/embeddings")).isEqualTo("lexlog.log.embeddings.g8");
    }

    @Test
    void topicOfAModelThatIsLeavingIsNotShared() {
        api.post("/v1/generations", "{\"embedding_model\": \"axis:8\"}");
        api.generations.become(8, new Retiring());

        var reply = api.post("/v1/generations", "{\"embedding_model\": \"axis:8\"}");

        assertThat(reply.at("/embeddings")).isEqualTo("lexlog.log.embeddings.g9");
    }

    @Test
    void orderThatMeetsTheModelsLastRetirementIsGivenAnew() {
        api.post("/v1/generations", "{\"embedding_model\": \"axis:8\"}");
        api.generations.beforeOrder(() -> api.generations.become(8, new Retiring()));

        var reply = api.post("/v1/generations", "{\"embedding_model\": \"axis:8\"}");

        assertThat(reply.json().path("number").asInt()).isEqualTo(10);
        assertThat(reply.at("/embeddings")).isEqualTo("lexlog.log.embeddings.g10");
        assertThat(api.get("/v1/generations/9").at("/state")).isEqualTo("retiring");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"analyser\": \"klingon\"} | analyser = \"klingon\" is unknown: allowed is one of english, standard",
                "{\"embedding_model\": \"big\"} | embedding_model = \"big\" cannot be had: axis:N",
                "{\"model\": \"big\"} | model = \"big\" is an unknown field: allowed is one of analyser, embedding_model, index, promote_when_ready, rows_per_second",
                "{\"index\": {\"hnsw.m\": 1}} | index.hnsw.m = 1 is out of range: allowed is an integer from 2 to 100",
                "{\"index\": {\"m\": 1}} | index.m = 1 is an unknown field: allowed is one of hnsw.ef-construction, hnsw.m",
                "{\"index\": {\"hnsw.m\": 50}} | the test makes no index of 50 links",
                "{\"rows_per_second\": -1} | rows_per_second = -1 is out of range: allowed is an integer from 0 to 100000000",
            })
    void rebuildThatIsNotUnderstoodIsRefused(String body, String detail) {
        var reply = api.post("/v1/generations", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail")).isEqualTo(detail);
        assertThat(api.generations.list()).hasSize(1);
    }

    @Test
    void readyGenerationIsPromotedAndAnswers() {
        add(8, new Ready());

        var reply = api.post("/v1/generations/8/promote", "");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.at("/state")).isEqualTo("promoting");
        assertThat(api.get("/v1/stats").json().path("generation").asInt()).isEqualTo(7);
    }

    @Test
    void secondPromotionNamesTheFirst() {
        add(8, new Ready());
        add(9, new Ready());
        api.post("/v1/generations/8/promote", "");

        var reply = api.post("/v1/generations/9/promote", "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.at("/detail"))
                .isEqualTo("generation 8 is being promoted: wait for it, or cancel it");
        assertThat(reply.json().path("promoting").asInt()).isEqualTo(8);
    }

    @Test
    void rollbackPromotesTheFormerOne() {
        api.generations.addFormer(generation(6, "embeddings"), new Ready());
        assertThat(api.get("/v1/generations").json().path("rollback_to").asInt()).isEqualTo(6);

        var reply = api.post("/v1/generations/rollback", "");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("number").asInt()).isEqualTo(6);
        assertThat(reply.at("/state")).isEqualTo("promoting");
    }

    @Test
    void rollbackWithoutAFormerOneIsAConflict() {
        var reply = api.post("/v1/generations/rollback", "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.at("/detail"))
                .isEqualTo(
                        "there is no generation to roll back to: none that was live is still kept");
    }

    @Test
    void promotionThatIsCancelledLeavesAReadyGeneration() {
        add(8, new Promoting(Map.of()));

        assertThat(api.post("/v1/generations/8/cancel", "").at("/state")).isEqualTo("ready");
    }

    @Test
    void verificationIsWantedUntilItIsDone() {
        var reply = api.post("/v1/generations/7/verify", "");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("verification_wanted").asBoolean()).isTrue();
        var later = MemoryGeneration.TIME.plusSeconds(20);
        api.generations.verified(7, new Verification(later, true, "{}"));
        var after = api.get("/v1/generations/7").json();
        assertThat(after.path("verification_wanted").asBoolean()).isFalse();
        assertThat(after.at("/verification/sound").asBoolean()).isTrue();
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(new Loading(Map.of()), "cancel"),
                Arguments.of(new Indexing(), "cancel"),
                Arguments.of(new CatchingUp(), "cancel"),
                Arguments.of(new Verifying(), "cancel"),
                Arguments.of(new Ready(), "promote, verify, retire"),
                Arguments.of(new Promoting(Map.of()), "cancel"),
                Arguments.of(new Refused("x", true), "verify, retire"),
                Arguments.of(new Refused("x", false), "retire"),
                Arguments.of(new Retiring(), "nothing"),
                Arguments.of(new Retired(), "nothing"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void whatIsNotPossibleIsAConflictThatNamesWhatIs(GenerationState state, String possible) {
        for (var move : new String[] {"promote", "verify", "cancel", "retire"}) {
            add(8, state);
            boolean allowed = possible.contains(move);

            var reply = api.post("/v1/generations/8/" + move, "");

            assertThat(reply.status()).as(move).isEqualTo(allowed ? 202 : 409);
            if (!allowed) {
                assertThat(reply.contentType()).isEqualTo("application/problem+json");
                assertThat(reply.at("/state")).isEqualTo(state.wireName());
                assertThat(reply.at("/detail"))
                        .isEqualTo(
                                "generation 8 is %s, so it is not possible to %s it: possible is %s"
                                        .formatted(state.wireName(), move, possible));
            }
        }
    }

    @Test
    void verificationOfAFormerGenerationIsNoRebuildToCancel() {
        api.generations.addFormer(generation(6, "embeddings"), new Verifying());

        assertThat(api.post("/v1/generations/6/cancel", "").status()).isEqualTo(409);
        assertThat(api.post("/v1/generations/6/retire", "").at("/state")).isEqualTo("retiring");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/generations/9",
        "POST, /v1/generations/9/promote",
        "GET, /v1/generations/x"
    })
    void unknownNumberIsNotFound(String method, String path) {
        var reply = method.equals("GET") ? api.get(path) : api.post(path, "");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.at("/detail"))
                .startsWith("there is no generation ")
                .endsWith(": there are 7");
    }

    @Test
    void databaseThatIsAwayIsUnavailable() {
        api.generations.leave();

        assertThat(api.get("/v1/generations").status()).isEqualTo(503);
        assertThat(api.get("/metrics").status()).isEqualTo(200);
    }

    @Test
    void metricsTellEachGenerationsStateAndLag() {
        api.pipeline.append(CHUNKS, 0);
        add(8, new Loading(Map.of(CHUNKS, 1L)));
        add(9, new Retired());

        assertThat(api.get("/metrics").body())
                .contains("lexlog_generation_live 7")
                .contains("lexlog_generation_state{generation=\"7\",state=\"live\"} 1")
                .contains("lexlog_generation_state{generation=\"8\",state=\"loading\"} 1")
                .contains("lexlog_generation_lag_records{generation=\"8\"} 1")
                .contains("lexlog_generation_progress{generation=\"8\"} 0")
                .doesNotContain("generation=\"9\"");
    }
}
