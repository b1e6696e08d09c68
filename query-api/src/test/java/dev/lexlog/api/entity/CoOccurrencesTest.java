package dev.lexlog.api.entity;

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
class CoOccurrencesTest {
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
    void othersComeByTheNumberOfSharedChunks() {
        assertThat(api.pages("/v1/entities/e1/cooccurring", 1, "/entity/id"))
                .containsExactly("e2", "e3");
        assertThat(api.items("/v1/entities/e1/cooccurring", "/shared_chunks"))
                .containsExactly("2", "1");
        assertThat(api.items("/v1/entities/e6/cooccurring", "/entity/id")).isEmpty();
    }

    @Test
    void chunksThatTwoShareAreListed() {
        assertThat(api.pages("/v1/entities/e1/cooccurring/e2/chunks", 1, "/id"))
                .containsExactly("c_1", "c_2");
        assertThat(api.items("/v1/entities/e1/cooccurring/e6/chunks", "/id")).isEmpty();
        assertThat(api.get("/v1/entities/e1/cooccurring/e6/chunks?domains=hr").status())
                .isEqualTo(404);
    }

    @Test
    void pairsShareAtLeastTwoChunksUnlessAskedOtherwise() {
        assertThat(api.get("/v1/cooccurrence").json().at("/items")).hasSize(1);
        assertThat(api.items("/v1/cooccurrence", "/first/id")).containsExactly("e1");
        assertThat(api.items("/v1/cooccurrence", "/second/id")).containsExactly("e2");
        assertThat(api.items("/v1/cooccurrence", "/shared_chunks")).containsExactly("2");
        assertThat(api.pages("/v1/cooccurrence?minimum=1", 1, "/second/id"))
                .containsExactly("e2", "e3", "e3", "e5");
        assertThat(api.pages("/v1/cooccurrence?minimum=1&domains=", 3, "/first/id"))
                .containsExactly("e1", "e1", "e2");
    }

    @Test
    void batchAnswersTheVisibleOnesInTheOrderAskedFor() {
        var reply =
                api.post(
                        "/v1/entities/batch",
                        """
                        {"ids": ["e2", "e4", "none", "e1", "e2"], "limit": 1, "domains": []}\
                        """);

        var items = reply.json().path("items");
        assertThat(items).hasSize(2);
        assertThat(items.at("/0/id").asText()).isEqualTo("e2");
        assertThat(items.at("/0/references")).hasSize(1);
        assertThat(items.at("/0/references/0/chunk_id").asText()).isEqualTo("c_1");
        assertThat(items.at("/0/cooccurring")).hasSize(1);
        assertThat(items.at("/0/cooccurring/0/entity/id").asText()).isEqualTo("e1");
        assertThat(items.at("/1/id").asText()).isEqualTo("e1");
        assertThat(items.at("/1/cooccurring/0/shared_chunks").asInt()).isEqualTo(2);
    }

    @Test
    void batchIncludesOnlyWhatWasAskedFor() {
        var reply =
                api.post(
                        "/v1/entities/batch",
                        """
                        {"ids": ["e7", "e6"], "include": ["references"], "session": "s1"}\
                        """);

        var items = reply.json().path("items");
        assertThat(items.findValuesAsText("chunk_id")).containsExactly("c_7", "c_6");
        assertThat(items.get(0).has("cooccurring")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | ids is missing: allowed is an array of 1 to 500 ids",
                "{\"ids\":[]} | ids = [] has 0 items: allowed is an array of 1 to 500 ids",
                "{\"ids\":[\"\"]} | ids = [\"\"] has an empty item: allowed is an array of 1 to 500 ids",
                "{\"ids\":[1]} | ids = [1] has an item that is no string: allowed is an array of strings",
                "{\"ids\":[\"a\"],\"limit\":101} | limit = 101 is out of range: allowed is an integer from 1 to 100",
                "{\"ids\":[\"a\"],\"include\":[\"chunks\"]} | include = [\"chunks\"] has 'chunks': allowed is an array of references, cooccurring",
                "{\"ids\":[\"a\"],\"cursor\":\"x\"} | cursor = \"x\" is an unknown field: allowed is one of domains, ids, include, limit, session, user",
            })
    void batchThatIsNotUnderstoodIsRefused(String body, String detail) {
        var reply = api.post("/v1/entities/batch", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail")).isEqualTo(detail);
    }

    @Test
    void minimumMustBePositive() {
        assertThat(api.get("/v1/cooccurrence?minimum=0").at("/field")).isEqualTo("minimum");
    }
}
