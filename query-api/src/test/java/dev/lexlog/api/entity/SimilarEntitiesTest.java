package dev.lexlog.api.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Shop;
import dev.lexlog.api.real.TermRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimilarEntitiesTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        var rows = new ArrayList<>(Shop.rows());
        rows.add(TermRow.of("t1", "Invoice").ignore().row());
        api = new EmbeddedApi(folder, rows);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private List<String> similar(String body) {
        var reply = api.post("/v1/entities/similar", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json()
                .path("items")
                .valueStream()
                .map(i -> i.at("/entity/id").asText())
                .toList();
    }

    @Test
    void textFindsEntitiesByTheBestOfTheirChunks() {
        var reply = api.post("/v1/entities/similar", "{\"query\": \"who buys\"}");

        var items = reply.json().path("items");
        assertThat(similar("{\"query\": \"who buys\"}"))
                .as("e1 and e2 tie at c_1, e4 and e5 at c_4; c_6 is below 0.3")
                .containsExactly("e1", "e2", "e4", "e5");
        assertThat(items.at("/0/similarity").asDouble()).isCloseTo(1, within(1e-6));
        assertThat(items.at("/2/similarity").asDouble()).isCloseTo(0.6, within(1e-6));
    }

    @Test
    void ignoredTermHidesItsEntityFromItsOwnerOnly() {
        assertThat(similar("{\"embedding\": [2, 0, 0, 0]}")).doesNotContain("e3");
        assertThat(similar("{\"embedding\": [2, 0, 0, 0], \"user\": \"ann\"}"))
                .containsExactly("e1", "e2", "e3", "e4", "e5");
    }

    @Test
    void leastSimilarityAndLimitBound() {
        assertThat(similar("{\"embedding\": [1, 0, 0, 0], \"min_similarity\": 0.7}"))
                .containsExactly("e1", "e2");
        assertThat(similar("{\"embedding\": [1, 0, 0, 0], \"limit\": 1}")).containsExactly("e1");
        assertThat(similar("{\"embedding\": [0, 0, 0, 1], \"domains\": [\"hr\"]}")).isEmpty();
    }

    @Test
    void entityStandsForTheMeanOfItsChunksAndIsLeftOut() {
        assertThat(similar("{\"entity_id\": \"e2\"}"))
                .as("the mean of c_1 and c_2 lies near c_4")
                .containsExactly("e4", "e5", "e1");
        assertThat(similar("{\"entity_id\": \"e7\", \"session\": \"s1\"}"))
                .as("without a vector nothing is near")
                .isEmpty();
        assertThat(api.post("/v1/entities/similar", "{\"entity_id\": \"e7\"}").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | query | query and embedding and entity_id are all missing: allowed is exactly one of them",
                "{\"query\":\"a\",\"entity_id\":\"e1\"} | entity_id | entity_id = \"e1\" is not the only one: allowed is exactly one of query, embedding, entity_id",
                "{\"query\":\" \"} | query | query = \" \" is empty: allowed is a text of 1 to 8192 characters",
                "{\"embedding\":[1]} | embedding | embedding = [1] has 1 numbers: allowed is an array of 4 finite numbers, not all of them 0",
                "{\"entity_id\":\"\"} | entity_id | entity_id = \"\" is empty: allowed is the id of an entity",
                "{\"query\":\"a\",\"min_similarity\":2} | min_similarity | min_similarity = 2 is out of range: allowed is a number from -1.0 to 1.0",
                "{\"query\":\"a\",\"limit\":0} | limit | limit = 0 is out of range: allowed is an integer from 1 to 1000",
            })
    void requestThatIsNotUnderstoodIsRefused(String body, String field, String detail) {
        var reply = api.post("/v1/entities/similar", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/field")).isEqualTo(field);
        assertThat(reply.at("/detail")).isEqualTo(detail);
    }
}
