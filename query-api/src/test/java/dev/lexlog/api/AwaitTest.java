package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwaitTest {
    private static final Topics TOPICS = Topics.DEFAULT;
    private static final LogPartition INPUT =
            new LogPartition(TOPICS.input(InputTopic.DOCUMENTS), 1);
    private static final LogPartition REROUTED =
            new LogPartition(TOPICS.internal(InputTopic.DOCUMENTS), 0);
    private static final LogPartition CHUNKS = log(LogTable.CHUNKS);
    private static final LogPartition DOCUMENTS = log(LogTable.DOCUMENTS);
    private static final LogPartition EMBEDDINGS = log(LogTable.EMBEDDINGS);

    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void stop() {
        api.close();
    }

    private static LogPartition log(LogTable table) {
        return new LogPartition(TOPICS.log(table), 1);
    }

    @Test
    void everyLevelIsWaitedForInTurn() {
        api.pipeline.append(INPUT, 0);
        assertThat(waitingFor("vector")).isEqualTo("lexlog.ingest lexlog.in.documents/1 0 of 1");

        api.pipeline.append(REROUTED, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), INPUT, 1);
        assertThat(waitingFor("vector"))
                .isEqualTo("lexlog.ingest lexlog.internal.documents/0 0 of 1");

        api.pipeline.append(CHUNKS, 0);
        api.pipeline.append(DOCUMENTS, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), REROUTED, 1);
        api.generation.positions.put(DOCUMENTS, 1L);
        assertThat(waitingFor("text")).isEqualTo("projector lexlog.log.chunks/1 0 of 1");

        api.generation.positions.put(CHUNKS, 1L);
        assertThat(await(body("text", 5_000)).status()).isEqualTo(200);
        assertThat(waitingFor("vector")).isEqualTo("lexlog.embedding lexlog.log.chunks/1 0 of 1");

        api.pipeline.append(EMBEDDINGS, 0);
        api.pipeline.commit(TOPICS.embeddingGroup(), CHUNKS, 1);
        assertThat(waitingFor("vector")).isEqualTo("projector lexlog.log.embeddings/1 0 of 1");

        api.generation.positions.put(EMBEDDINGS, 1L);
        assertThat(await(body("vector", 5_000)).status()).isEqualTo(200);
    }

    /// What the problem of a short wait names.
    private String waitingFor(String until) {
        return waitingFor(await(body(until, 150)));
    }

    private static String waitingFor(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(504);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        var waiting = reply.json().path("waiting_for");
        assertThat(waiting).hasSize(1);
        var first = waiting.get(0);
        return first.path("reader").asText()
                + " "
                + first.path("topic").asText()
                + "/"
                + first.path("partition").asText()
                + " "
                + first.path("at").asText()
                + " of "
                + first.path("wanted").asText();
    }

    private static String body(String until, int timeout) {
        return """
        {"tokens": [{"topic": "lexlog.in.documents", "partition": 1, "offset": 0}],
         "until": "%s", "timeout_ms": %d}\
        """
                .formatted(until, timeout);
    }

    private Reply await(String body) {
        return api.post("/v1/await", body);
    }

    @Test
    void extractionIsWaitedForThroughItsContributions() {
        var input = new LogPartition(TOPICS.input(InputTopic.NER), 0);
        var contributions = new LogPartition(TOPICS.entityContributions(), 1);
        var entities = log(LogTable.ENTITIES);
        api.pipeline.append(input, 0);
        assertThat(extractionWaitsFor()).isEqualTo("lexlog.ingest lexlog.in.ner/0 0 of 1");

        api.pipeline.append(contributions, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), input, 1);
        assertThat(extractionWaitsFor())
                .isEqualTo("lexlog.ingest lexlog.internal.entity-contributions/1 0 of 1");

        api.pipeline.append(entities, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), contributions, 1);
        assertThat(extractionWaitsFor()).isEqualTo("projector lexlog.log.entities/1 0 of 1");

        api.generation.positions.put(entities, 1L);
        assertThat(await(extraction(5_000)).status()).isEqualTo(200);
    }

    private String extractionWaitsFor() {
        return waitingFor(await(extraction(150)));
    }

    private static String extraction(int timeout) {
        return """
        {"tokens": [{"topic": "lexlog.in.ner", "partition": 0, "offset": 0}], "timeout_ms": %d}\
        """
                .formatted(timeout);
    }

    @Test
    void scopeCommandIsWaitedForInEveryPartition() {
        var input = new LogPartition(TOPICS.input(InputTopic.SCOPE_COMMANDS), 0);
        var first = new LogPartition(TOPICS.internal(InputTopic.SCOPE_COMMANDS), 0);
        var second = new LogPartition(TOPICS.internal(InputTopic.SCOPE_COMMANDS), 1);
        var body =
                """
                {"tokens": [{"topic": "lexlog.in.scope-commands", "partition": 0, "offset": 0}],
                 "timeout_ms": 150}\
                """;
        api.pipeline.append(input, 0);
        api.pipeline.append(first, 0);
        api.pipeline.append(second, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), input, 1);
        api.pipeline.commit(TOPICS.ingestGroup(), first, 1);

        assertThat(waitingFor(await(body)))
                .isEqualTo("lexlog.ingest lexlog.internal.scope-commands/1 0 of 1");
    }

    @Test
    void waitEndsWhenTheLastReaderArrives()
            throws InterruptedException, ExecutionException, TimeoutException {
        api.pipeline.append(INPUT, 0);
        api.pipeline.append(CHUNKS, 0);
        var waiting = CompletableFuture.supplyAsync(() -> await(body("text", 10_000)));

        api.pipeline.commit(TOPICS.ingestGroup(), INPUT, 1);
        api.generation.positions.put(CHUNKS, 1L);

        assertThat(waiting.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void markersBeforeAReaderAreNotWaitedFor() {
        api.pipeline.append(INPUT, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), INPUT, 1);
        api.pipeline.append(REROUTED, 0);
        api.pipeline.appendMarker(REROUTED);
        api.pipeline.commit(TOPICS.ingestGroup(), REROUTED, 1);

        assertThat(await(body("text", 5_000)).status()).isEqualTo(200);
    }

    @Test
    void openTransactionBeforeAReaderIsWaitedFor() {
        api.pipeline.append(INPUT, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), INPUT, 1);
        api.pipeline.append(REROUTED, 0);
        api.pipeline.appendMarker(REROUTED);
        api.pipeline.commit(TOPICS.ingestGroup(), REROUTED, 1);
        api.pipeline.open.put(REROUTED, 1L);

        assertThat(waitingFor("text"))
                .isEqualTo("lexlog.ingest lexlog.internal.documents/0 1 of 2");
    }

    @Test
    void tokenOfALogTopicWaitsForItsReadersOnly() {
        api.pipeline.append(INPUT, 0);
        api.pipeline.append(CHUNKS, 0);
        api.pipeline.append(CHUNKS, 0);
        api.generation.positions.put(CHUNKS, 1L);
        var body =
                """
                {"tokens": [{"topic": "lexlog.log.chunks", "partition": 1, "offset": 0}],
                 "until": "%s", "timeout_ms": 150}\
                """;

        assertThat(await(body.formatted("text")).status()).isEqualTo(200);
        assertThat(await(body.formatted("vector")).json().at("/waiting_for/0/reader").asText())
                .isEqualTo("lexlog.embedding");
    }

    @Test
    void manyWaitsShareTheirLookUps() {
        api.pipeline.append(INPUT, 0);
        int before = api.pipeline.looks.get();

        var waits =
                IntStream.range(0, 50)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(
                                        () -> await(body("text", 500)), THREADS))
                        .toList();

        assertThat(waits).allSatisfy(w -> assertThat(w.join().status()).isEqualTo(504));
        assertThat(api.pipeline.looks.get() - before)
                .as("about one look in 10 ms, however many wait")
                .isBetween(1, 300);
    }

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @Test
    void recordThatDoesNotExistYetIsRefused() {
        var reply = await(body("text", 5_000));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail"))
                .isEqualTo(
                        "there is no such record yet: lexlog.in.documents/1/0 (the partition ends at 0)");
    }

    @Test
    void brokerThatIsAwayEndsTheWaitAs503() {
        api.pipeline.append(INPUT, 0);
        api.pipeline.away = true;

        var reply = await(body("text", 200));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.at("/detail")).contains("Kafka does not answer");
    }

    @Test
    void brokerThatComesBackIsNoHindrance() throws Exception {
        api.pipeline.append(INPUT, 0);
        api.pipeline.commit(TOPICS.ingestGroup(), INPUT, 1);
        api.pipeline.away = true;
        var waiting = CompletableFuture.supplyAsync(() -> await(body("text", 10_000)));

        api.pipeline.away = false;

        assertThat(waiting.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | tokens is missing: allowed is an array of {topic, partition, offset}, at least one",
                "{\"tokens\":[]} | tokens = [] is empty: allowed is an array of {topic, partition, offset}, at least one",
                "{\"tokens\":[1]} | tokens = [1] has an item that is no object: allowed is an array of {topic, partition, offset}, at least one",
                "{\"tokens\":[{\"topic\":\"x\",\"partition\":0,\"offset\":0}]} | tokens[0].topic = \"x\" leads to no search result: allowed is one of lexlog.in.documents, lexlog.internal.documents, lexlog.in.ner, lexlog.internal.ner, lexlog.in.glossary-edits, lexlog.internal.glossary-edits, lexlog.in.relationship-edits, lexlog.internal.relationship-edits, lexlog.in.hash-updates, lexlog.internal.hash-updates, lexlog.in.scope-commands, lexlog.internal.scope-commands, lexlog.in.clusters, lexlog.internal.clusters, lexlog.internal.entity-contributions, lexlog.internal.relationship-contributions, lexlog.log.documents, lexlog.log.chunks, lexlog.log.chunk-positions, lexlog.log.embeddings, lexlog.log.chunk-entities, lexlog.log.entities, lexlog.log.relationships, lexlog.log.glossary-terms, lexlog.log.glossary-history, lexlog.log.source-hashes, lexlog.log.resource-hashes, lexlog.log.clusters",
                "{\"tokens\":[{\"topic\":\"lexlog.in.documents\",\"partition\":2,\"offset\":0}]} | tokens[0].partition = 2 is out of range: allowed is an integer from 0 to 1",
                "{\"tokens\":[{\"topic\":\"lexlog.in.documents\",\"partition\":0,\"offset\":-1}]} | tokens[0].offset = -1 is out of range: allowed is an integer from 0 to 9223372036854775806",
                "{\"tokens\":[{\"topic\":\"lexlog.in.documents\",\"partition\":0}]} | tokens[0].offset is missing: allowed is an integer not below 0",
                "{\"tokens\":[{\"topic\":\"lexlog.in.documents\",\"partition\":0,\"offset\":0,\"x\":1}]} | tokens[0].x = 1 is an unknown field: allowed is one of offset, partition, topic",
                "{\"tokens\":[{\"topic\":\"lexlog.in.documents\",\"partition\":0,\"offset\":0}],\"until\":\"now\"} | until = \"now\" is unknown: allowed is text or vector",
            })
    void requestThatIsNotUnderstoodIsRefused(String body, String detail) {
        var reply = await(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail")).isEqualTo(detail);
    }
}
