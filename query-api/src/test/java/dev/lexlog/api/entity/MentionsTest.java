package dev.lexlog.api.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Shop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MentionsTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        api = new EmbeddedApi(folder, Shop.rows());
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void chunksComeByConfidenceThenId() {
        assertThat(api.pages("/v1/entities/e1/chunks", 1, "/chunk/id"))
                .containsExactly("c_1", "c_3", "c_2");
        assertThat(api.pages("/v1/entities/e1/chunks", 2, "/confidence"))
                .containsExactly("0.9", "0.9", "0.5");
        assertThat(api.get("/v1/entities/e1/chunks?limit=1").json().at("/items/0"))
                .hasToString(
                        """
                        {"confidence":0.9,"mentions":2,"chunk":{"id":"c_1","document":"guide.md",\
                        "domain_id":null,"session_id":null,"source":"document",\
                        "chunk_type":"document","section":"Top","chunk_index":0,"start":null,\
                        "end":null,"content":"Customers order by invoice.",\
                        "source_url":"https://example.org/guide.md"}}\
                        """);
    }

    @Test
    void referencesTellDocumentAndSection() {
        assertThat(api.pages("/v1/entities/e4/references", 1, "/chunk_id"))
                .containsExactly("c_4", "c_5");
        assertThat(api.get("/v1/entities/e4/references").json().at("/items/0"))
                .hasToString(
                        """
                        {"chunk_id":"c_4","document":"leave.md","domain_id":"hr",\
                        "session_id":null,"section":"Top","confidence":0.6}\
                        """);
    }

    @Test
    void documentsTellHowManyOfTheirChunksMentionTheEntity() {
        assertThat(api.get("/v1/entities/e1/documents").body())
                .isEqualTo(
                        """
                        {"items":[{"document":"guide.md","domain_id":null,"session_id":null,\
                        "source_url":"https://example.org/guide.md","references":3}],\
                        "next_cursor":null}\
                        """);
    }

    @Test
    void chunkTellsWhatItMentionsByConfidence() {
        assertThat(api.pages("/v1/chunks/c_1/entities", 1, "/entity/id"))
                .containsExactly("e1", "e2", "e3");
        assertThat(api.items("/v1/chunks/c_1/entities", "/confidence"))
                .containsExactly("0.9", "0.8", "0.7");
        assertThat(api.items("/v1/chunks/c_7/entities?session=s1", "/entity/name"))
                .containsExactly("note");
    }

    @Test
    void chunkOfAnotherScopeTellsNothing() {
        for (var path :
                List.of(
                        "/v1/chunks/c_4/entities?domains=it",
                        "/v1/chunks/c_7/entities",
                        "/v1/chunks/c_0/entities")) {
            assertThat(api.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void cursorAtAnEntityThatIsGoneIsRefused() {
        var cursor = api.get("/v1/chunks/c_1/entities?limit=1").at("/next_cursor");

        var reply = api.get("/v1/chunks/c_2/entities?cursor=" + cursor);
        var foreign = api.get("/v1/chunks/c_4/entities?cursor=" + cursor);

        assertThat(reply.json().at("/items/0/entity/id").asText()).isEqualTo("e2");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.at("/detail")).contains("stands at an item that is gone");
    }

    @Test
    void searchIncludesWhatItsHitsMention() {
        var search =
                """
                {"query": "customer", "mode": "text", "include": ["entities"], "domains": []}\
                """;
        var hits = api.post("/v1/search", search).json();
        var plain = api.post("/v1/search", "{\"query\": \"customer\"}").json();

        assertThat(hits.path("hits")).hasSize(3);
        for (var hit : hits.path("hits")) {
            var expected =
                    api.items(
                            "/v1/chunks/" + hit.at("/chunk/id").asText() + "/entities",
                            "/entity/id");
            assertThat(hit.path("entities").findValuesAsText("id")).isEqualTo(expected);
            assertThat(hit.path("chunk").has("content")).isFalse();
        }
        assertThat(plain.at("/hits/0").has("entities")).isFalse();
    }
}
