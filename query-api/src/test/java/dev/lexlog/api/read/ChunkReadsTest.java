package dev.lexlog.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Shop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChunkReadsTest {
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
    void embeddingIsIncludedOnlyWhenAskedFor() {
        assertThat(api.get("/v1/chunks/c_1").json().has("embedding")).isFalse();
        assertThat(api.get("/v1/chunks/c_4?include=embedding").json().path("embedding"))
                .hasToString("[0.6,0.8,0.0,0.0]");
        assertThat(api.get("/v1/chunks/c_3?include=embedding").json().path("embedding").isNull())
                .isTrue();
    }

    @Test
    void listsIncludeEmbeddingsToo() {
        assertThat(api.items("/v1/chunks?include=embedding&domains=", "/embedding/1"))
                .containsExactly("0.0", "1.0", "");
        assertThat(api.items("/v1/documents/leave.md/chunks?include=embedding", "/embedding/2"))
                .containsExactly("0.0", "1.0");
        assertThat(api.pages("/v1/chunks?include=embedding", 2, "/id"))
                .containsExactly("c_6", "c_1", "c_2", "c_3", "c_4", "c_5");
    }

    @Test
    void batchAnswersTheVisibleOnesInTheOrderAskedFor() {
        var body =
                """
                {"ids": ["c_5", "c_7", "none", "c_1", "c_5"], "domains": ["hr"],
                 "include": ["embedding"]}\
                """;

        var items = api.post("/v1/chunks/batch", body).json().path("items");

        assertThat(items.findValuesAsText("id")).containsExactly("c_5", "c_1");
        assertThat(items.at("/0/embedding")).hasToString("[0.0,0.0,1.0,0.0]");
        assertThat(api.post("/v1/chunks/batch", "{\"ids\":[\"c_7\"],\"session\":\"s1\"}").body())
                .contains("\"content\":\"A note.\"")
                .doesNotContain("embedding");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/chunks?include=vector | include = 'vector' is unknown: allowed is embedding",
                "/v1/chunks?include=embedding&fields=id | include = 'embedding' is given with fields=id: allowed is one of the two",
                "/v1/chunks/c_1?include=content | include = 'content' is unknown: allowed is embedding",
            })
    void queryThatIsNotUnderstoodIsRefused(String path, String detail) {
        var reply = api.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail")).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ids\":\"c_1\"} | ids = \"c_1\" has the wrong type: allowed is an array of strings",
                "{\"ids\":[\"c_1\"],\"include\":[\"vector\"]} | include = [\"vector\"] has 'vector': allowed is an array of embedding",
                "{\"ids\":[\"c_1\"],\"limit\":1} | limit = 1 is an unknown field: allowed is one of domains, ids, include, session, user",
            })
    void batchThatIsNotUnderstoodIsRefused(String body, String detail) {
        var reply = api.post("/v1/chunks/batch", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail")).isEqualTo(detail);
    }
}
