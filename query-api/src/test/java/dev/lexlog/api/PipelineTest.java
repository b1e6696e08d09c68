package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.fake.MemoryGeneration;
import dev.lexlog.api.pipeline.DeadLetter;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.IndexSettings;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final LogPartition INPUT =
            new LogPartition(Topics.DEFAULT.input(InputTopic.DOCUMENTS), 1);
    private static final LogPartition CHUNKS =
            new LogPartition(Topics.DEFAULT.log(LogTable.CHUNKS), 0);

    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void pipelineTellsHowFarEachPartitionWasRead() {
        long aMinuteAgo = System.currentTimeMillis() - 60_000;
        api.pipeline.append(INPUT, aMinuteAgo - 60_000);
        api.pipeline.append(INPUT, aMinuteAgo);
        api.pipeline.commit(Topics.DEFAULT.ingestGroup(), INPUT, 1);
        api.pipeline.append(CHUNKS, aMinuteAgo);
        api.generation.positions.put(CHUNKS, 1L);

        var json = api.get("/v1/pipeline").json();

        assertThat(json.path("generation").asInt()).isEqualTo(7);
        assertThat(json.path("topics")).hasSize(2 * (7 + 7 + 2 + 12));
        assertThat(json.at("/topics/0"))
                .hasToString(
                        """
                        {"topic":"lexlog.in.documents","partition":0,"end":0,"position":0,\
                        "lag_records":0,"lag_seconds":0.0}\
                        """);
        assertThat(json.at("/topics/1/position").asLong()).isEqualTo(1);
        assertThat(json.at("/topics/1/end").asLong()).isEqualTo(2);
        assertThat(json.at("/topics/1/lag_records").asLong()).isEqualTo(1);
        assertThat(json.at("/topics/1/lag_seconds").asDouble()).isBetween(60.0, 75.0);
        assertThat(json.findValuesAsText("lag_records"))
                .filteredOn(lag -> !lag.equals("0"))
                .hasSize(1);
        assertThat(json.path("dead_letters").asInt()).isZero();
    }

    @Test
    void pipelineTellsHowManyExtractionsWait() {
        assertThat(api.get("/v1/pipeline").json().path("waiting_extractions").isNull()).isTrue();
        assertThat(api.get("/metrics").body()).doesNotContain("lexlog_waiting_extractions");

        api.waitingExtractions = OptionalLong.of(3);

        assertThat(api.get("/v1/pipeline").json().path("waiting_extractions").asInt()).isEqualTo(3);
        assertThat(api.get("/metrics").body()).contains("lexlog_waiting_extractions 3");
    }

    @Test
    void pipelineNamesTheVectorsOfTheGenerationThatAnswers() {
        var settings =
                new GenerationSettings(
                        new EmbeddingModel("axis:8", 8),
                        "english",
                        2,
                        IndexSettings.DEFAULT,
                        "embeddings.g8");
        api.generations.add(new MemoryGeneration(8, settings), new Ready());
        api.generations.promote(8);
        api.generations.goLive(8);
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (api.get("/v1/stats").json().path("generation").asInt() != 8) {
            assertThat(System.nanoTime()).as("not followed").isLessThan(deadline);
        }

        assertThat(api.get("/v1/pipeline").json().findValuesAsText("topic"))
                .contains("lexlog.log.embeddings.g8")
                .doesNotContain("lexlog.log.embeddings");
        assertThat(
                        api.search("{\"query\": \"x\"}")
                                .json()
                                .at("/watermark/positions")
                                .has("lexlog.log.embeddings.g8"))
                .isTrue();
    }

    @Test
    void markersAreNoLag() {
        api.pipeline.append(CHUNKS, 0);
        api.pipeline.appendMarker(CHUNKS);
        api.generation.positions.put(CHUNKS, 1L);

        assertThat(api.get("/v1/pipeline").json().findValuesAsText("lag_records"))
                .containsOnly("0");
    }

    @Test
    void brokerThatIsAwayIsAProblemAndAMetric() {
        api.pipeline.away = true;

        var pipeline = api.get("/v1/pipeline");

        assertThat(pipeline.status()).isEqualTo(503);
        assertThat(pipeline.contentType()).isEqualTo("application/problem+json");
        assertThat(api.get("/metrics").body()).contains("lexlog_pipeline_up 0");
    }

    @Test
    void metricsTellLagPositionsAndDeadLetters() {
        api.pipeline.append(CHUNKS, 0);
        api.pipeline.append(CHUNKS, 0);
        api.generation.positions.put(CHUNKS, 1L);
        api.pipeline.letters.add(letter(0, "x"));

        assertThat(api.get("/metrics").body())
                .contains("lexlog_pipeline_up 1")
                .contains("lexlog_lag_records{partition=\"0\",topic=\"lexlog.log.chunks\"} 1")
                .contains("lexlog_position{partition=\"0\",topic=\"lexlog.log.chunks\"} 1")
                .contains("lexlog_dead_letters 1");
    }

    @Test
    void deadLettersCarryTheirOriginAndBytes() {
        api.pipeline.letters.add(letter(5, "bad ä"));

        assertThat(api.get("/v1/dead-letters").body())
                .isEqualTo(
                        """
                        {"items":[{"reason":"undecodable","message":"byte 0 is 98",\
                        "topic":"lexlog.in.documents","partition":3,"offset":5,\
                        "timestamp":"2026-02-03T04:05:06Z","key":"a.md",\
                        "value_base64":"YmFkIMOk"}],"next_cursor":null}\
                        """);
        assertThat(api.get("/v1/pipeline").json().path("dead_letters").asInt()).isEqualTo(1);
    }

    @Test
    void deadLettersArePaged() {
        for (int i = 0; i < 5; i++) {
            api.pipeline.letters.add(letter(i, "x"));
        }
        var first = api.get("/v1/dead-letters?limit=3").json();
        var second =
                api.get("/v1/dead-letters?limit=3&cursor=" + first.path("next_cursor").asText());

        assertThat(first.findValuesAsText("offset")).containsExactly("0", "1", "2");
        assertThat(second.json().findValuesAsText("offset")).containsExactly("3", "4");
        assertThat(second.json().path("next_cursor").isNull()).isTrue();
    }

    private static DeadLetter letter(long offset, String value) {
        return new DeadLetter(
                "undecodable",
                "byte 0 is 98",
                Topics.DEFAULT.input(InputTopic.DOCUMENTS),
                3,
                offset,
                Instant.parse("2026-02-03T04:05:06Z"),
                "a.md",
                value.getBytes(StandardCharsets.UTF_8));
    }
}
