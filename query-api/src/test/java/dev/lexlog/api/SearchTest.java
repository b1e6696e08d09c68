package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.LexicalRanking;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void stop() {
        api.close();
        assertThat(api.generation.openReadings).hasValue(0);
    }

    @Test
    void answerHasTheFieldsOfTheContractInOrder() {
        api.generation.add(new DocumentId("hr", null, "leave.md"), "parental leave");
        api.generation.positions.put(new LogPartition(Topics.DEFAULT.log(LogTable.CHUNKS), 1), 42L);

        var reply =
                api.search(
                        """
                        {"query": "leave", "embedding": [1, 0, 0, 0]}\
                        """);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.body().replaceFirst("\"took_ms\":\\d+", "\"took_ms\":0"))
                .isEqualTo(
                        """
                        {"generation":7,"took_ms":0,"exactness":"approximate","lexical":"bm25",\
                        "degraded":[],\
                        "watermark":{"event_time":"2026-02-03T04:05:06.789Z","positions":{\
                        "lexlog.log.documents":[0,0],"lexlog.log.chunks":[0,42],\
                        "lexlog.log.chunk-positions":[0,0],"lexlog.log.embeddings":[0,0],\
                        "lexlog.log.chunk-entities":[0,0],"lexlog.log.entities":[0,0],\
                        "lexlog.log.relationships":[0,0],"lexlog.log.glossary-terms":[0,0],\
                        "lexlog.log.glossary-history":[0,0],"lexlog.log.source-hashes":[0,0],\
                        "lexlog.log.resource-hashes":[0,0],"lexlog.log.clusters":[0,0]}},\
                        "hits":[{"rank":1,"score":1.0,"scores":{"cosine":0.9999499917030334,\
                        "bm25":1.0,"vector_rank":1,"text_rank":1},"chunk":{\
                        "id":"c_000000000000000000000001","document":"leave.md",\
                        "domain_id":"hr","session_id":null,"source":"document",\
                        "chunk_type":"document","section":"Top > Part","chunk_index":0,\
                        "start":0,"end":14,"content":"parental leave",\
                        "source_url":"https://example.org/leave.md"}}]}\
                        """);
    }

    @Test
    void contentStaysOutWhenNothingIsIncluded() {
        api.generation.add(new DocumentId(null, null, "a"), "apple");

        var chunk =
                api.search("{\"query\": \"apple\", \"include\": []}").json().at("/hits/0/chunk");

        assertThat(chunk.has("content")).isFalse();
        assertThat(chunk.has("source_url")).isTrue();
    }

    @Test
    void modeFollowsFromWhatIsGiven() {
        var ids = api.generation.add(new DocumentId(null, null, "a"), "apple", "pear");

        assertThat(api.search("{\"query\": \"pear\", \"mode\": \"text\"}").ids())
                .containsExactly(ids.get(1).value());
        assertThat(api.search("{\"query\": \"pear\"}").json().at("/hits/0/scores"))
                .hasToString(
                        api.search("{\"query\": \"pear\", \"mode\": \"hybrid\"}")
                                .json()
                                .at("/hits/0/scores")
                                .toString());
        var byVector = api.search("{\"embedding\": [2, 0.04, 0, 0]}");
        assertThat(byVector.ids()).containsExactly(ids.get(1).value(), ids.get(0).value());
        assertThat(byVector.json().at("/hits/0/score").asDouble())
                .as("a single list keeps its raw score")
                .isEqualTo(byVector.json().at("/hits/0/scores/cosine").asDouble());
        assertThat(byVector.json().at("/hits/0/scores").has("bm25")).isFalse();
    }

    @Test
    void answerNamesWhatRanksTheText() {
        api.generation.add(new DocumentId(null, null, "a"), "apple");
        api.generation.lexical = LexicalRanking.TS_RANK;

        var found = api.search("{\"query\": \"apple\"}").json();
        assertThat(found.path("lexical").asText()).isEqualTo("ts_rank");
        assertThat(found.at("/hits/0/scores").has("ts_rank")).isTrue();
        assertThat(found.at("/hits/0/scores").has("bm25")).isFalse();
        assertThat(api.search("{\"embedding\": [1, 0, 0, 0]}").json().has("lexical")).isFalse();
    }

    @Test
    void exactSearchSaysSo() {
        api.generation.add(new DocumentId(null, null, "a"), "apple");

        assertThat(api.search("{\"query\": \"apple\"}").json().path("exactness").asText())
                .isEqualTo("approximate");
        assertThat(
                        api.search("{\"query\": \"apple\", \"exact\": true}")
                                .json()
                                .path("exactness")
                                .asText())
                .isEqualTo("exact");
        assertThat(
                        api.search("{\"query\": \"apple\", \"mode\": \"text\"}")
                                .json()
                                .path("exactness")
                                .asText())
                .isEqualTo("exact");
    }

    @Test
    void minimumSimilarityLeavesLexicalHits() {
        var near = api.generation.add(new DocumentId(null, null, "near"), "x").getFirst();
        var far =
                api.generation.add(
                        new DocumentId(null, null, "far"),
                        Source.DOCUMENT,
                        "apple",
                        api.generation.vector(500));

        var reply =
                api.search(
                        """
                        {"query": "apple", "embedding": [1,0,0,0], "min_similarity": 0.9}\
                        """);

        assertThat(reply.ids()).containsExactlyInAnyOrder(near.value(), far.value());
        assertThat(api.search("{\"embedding\": [1,0,0,0], \"min_similarity\": 0.9}").ids())
                .containsExactly(near.value());
    }

    @Test
    void filtersDecideWhatIsSearched() {
        var hr = api.generation.add(new DocumentId("hr", null, "a"), "apple").getFirst();
        var it = api.generation.add(new DocumentId("it", null, "b"), "apple").getFirst();
        var none = api.generation.add(new DocumentId(null, null, "c"), "apple").getFirst();
        var mine = api.generation.add(new DocumentId("it", "s1", "d"), "apple").getFirst();
        var fromApi =
                api.generation.add(new DocumentId(null, null, "e"), Source.API, "apple", null);

        assertThat(search("\"domains\": [\"hr\"]"))
                .containsExactlyInAnyOrder(hr.value(), none.value(), fromApi.value());
        assertThat(search("\"domains\": [\"\", \"__base__\"]"))
                .containsExactlyInAnyOrder(none.value(), fromApi.value());
        assertThat(search("\"domains\": [], \"session\": \"s1\""))
                .containsExactlyInAnyOrder(none.value(), fromApi.value(), mine.value());
        assertThat(search("\"exact\": false"))
                .containsExactlyInAnyOrder(hr.value(), it.value(), none.value(), fromApi.value());
        assertThat(search("\"sources\": [\"api\"]")).containsExactly(fromApi.value());
        assertThat(search("\"document\": \"b\"")).containsExactly(it.value());
        assertThat(search("\"chunk_types\": [\"db_table\"]")).isEmpty();
    }

    private List<String> search(String field) {
        return api.search("{\"query\": \"apple\", \"mode\": \"text\", " + field + "}").ids();
    }

    @Test
    void nothingFoundBecauseOfDomainsTellsWhereThereIsMore() {
        api.generation.add(new DocumentId("hr", null, "a"), "apple", "apple pie");
        api.generation.add(new DocumentId("it", null, "b"), "apple");

        var closed = api.search("{\"query\": \"apple\", \"domains\": [\"law\"]}").json();
        var open = api.search("{\"query\": \"apple\", \"domains\": [\"it\"]}").json();

        assertThat(closed.path("elsewhere"))
                .hasToString(
                        """
                        [{"domain_id":"hr","chunks":2},{"domain_id":"it","chunks":1}]\
                        """);
        assertThat(open.has("elsewhere")).isFalse();
        assertThat(
                        api.search("{\"query\": \"nowhere\", \"mode\": \"text\"}")
                                .json()
                                .has("elsewhere"))
                .as("all domains were searched")
                .isFalse();
    }

    @Test
    void placeOfAGoneChunkGoesToTheNext() {
        var texts = new String[200];
        Arrays.fill(texts, "apple");
        var ids = api.generation.add(new DocumentId(null, null, "a"), texts);
        api.generation.gone.addAll(ids.subList(0, 120));

        var reply = api.search("{\"query\": \"apple\", \"mode\": \"text\", \"limit\": 5}");

        assertThat(reply.ids())
                .containsExactlyElementsOf(
                        ids.subList(120, 125).stream().map(Object::toString).toList());
        assertThat(api.generation.chunkCalls).as("batches, not hits").hasValueLessThan(40);
    }

    @Test
    void pageIsFetchedInOneCall() {
        var texts = new String[60];
        Arrays.fill(texts, "apple");
        api.generation.add(new DocumentId(null, null, "a"), texts);

        api.get("/v1/stats");
        int warmingUp = api.generation.chunkCalls.get();

        var reply = api.search("{\"query\": \"apple\", \"limit\": 40}");

        assertThat(reply.ids()).hasSize(40);
        assertThat(api.generation.chunkCalls).hasValue(warmingUp + 1);
    }
}
