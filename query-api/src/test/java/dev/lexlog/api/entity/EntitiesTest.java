package dev.lexlog.api.entity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Rows;
import dev.lexlog.api.real.Shop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntitiesTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        var rows = new ArrayList<>(Shop.rows());
        rows.add(Rows.entity("e0", "customer", "law", null));
        rows.add(Rows.entity("e9", "Straße/100%", null, null));
        rows.add(Rows.entity("e8", "Straße/100%", "hr", null));
        api = new EmbeddedApi(folder, rows);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void entityHasTheFieldsOfTheContractInOrder() {
        assertThat(api.get("/v1/entities/e4").body())
                .isEqualTo(
                        """
                        {"id":"e4","name":"customer","display_name":"customer!",\
                        "semantic_type":"concept","ner_type":"ORG","domain_id":"hr",\
                        "session_id":null,"mention_count":3,"document_count":1,\
                        "created_at":"2026-02-03T04:05:06Z"}\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/entities | e0 e1 e4 e6 e3 e2 e5 e8 e9",
                "/v1/entities?domains= | e1 e3 e2 e9",
                "/v1/entities?domains=hr | e1 e4 e3 e2 e5 e8 e9",
                "/v1/entities?session=s1&domains= | e1 e3 e7 e2 e9",
                "/v1/entities?q=ORDE | e2",
                "/v1/entities?q=AL | e5",
                "/v1/entities?q=%25 | e8 e9",
            })
    void listsAreOrderedByNameThenIdAndPagedToTheEnd(String path, String ids) {
        var expected = List.of(ids.split(" ", -1));

        assertThat(api.pages(path, 1_000, "/id")).isEqualTo(expected);
        assertThat(api.pages(path, 2, "/id")).isEqualTo(expected);
        assertThat(api.pages(path, 1, "/id")).isEqualTo(expected);
    }

    @Test
    void statisticsCountVisibleChunksDocumentsAndSources() {
        var items = api.get("/v1/entities?q=customer&statistics=true").json().path("items");

        assertThat(items.findValues("statistics"))
                .extracting(Object::toString)
                .containsExactly(
                        "{\"references\":0,\"documents\":0,\"sources\":[]}",
                        "{\"references\":3,\"documents\":1,\"sources\":[\"document\"]}",
                        "{\"references\":2,\"documents\":1,\"sources\":[\"document\"]}",
                        "{\"references\":1,\"documents\":1,\"sources\":[\"schema\"]}");
        assertThat(api.get("/v1/entities?q=customer&statistics=false").body())
                .doesNotContain("statistics");
    }

    @Test
    void nameLeadsToTheVisibleEntityWithMostLinks() {
        assertThat(api.get("/v1/entities/by-name?name=CUSTOMER").at("/id")).isEqualTo("e1");
        assertThat(api.get("/v1/entities/by-name?name=note").status()).isEqualTo(404);
        assertThat(api.get("/v1/entities/by-name?name=note&session=s1").at("/id")).isEqualTo("e7");
    }

    @Test
    void tieBetweenEntitiesOfANameIsDecidedByTheId() {
        var name = EmbeddedApi.encoded("STRAßE/100%");

        assertThat(api.get("/v1/entities/by-name?name=" + name).at("/id")).isEqualTo("e8");
        assertThat(api.get("/v1/entities/by-name?domains=&name=" + name).at("/id")).isEqualTo("e9");
    }

    @ParameterizedTest
    @CsvSource({"e4, ?domains=it", "e4, ?domains=", "e7, ''", "e7, ?session=s2", "unknown, ''"})
    void entityOfAnotherScopeIsAnsweredLikeAnUnknownOne(String id, String query) {
        for (var part : List.of("", "/chunks", "/references", "/documents", "/cooccurring")) {
            var reply = api.get("/v1/entities/" + id + part + query);

            assertThat(reply.status()).as(part).isEqualTo(404);
            assertThat(reply.at("/detail")).isEqualTo("there is no entity " + id);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/entities?statistics=yes | statistics = 'yes' is unknown: allowed is true or false",
                "/v1/entities?query=a | query = 'a' unknown query parameter: allowed is one of cursor, domains, limit, q, session, statistics, user",
                "/v1/entities?limit=0 | limit = '0' is out of range: allowed is an integer from 1 to 1000",
                "/v1/entities?cursor=YQ | cursor = 'YQ' is none of this list's: allowed is a next_cursor of entities",
                "/v1/entities/by-name | name = '' is missing: allowed is the name of an entity",
                "/v1/entities/by-name?name= | name = '' is missing: allowed is the name of an entity",
                "/v1/entities/e1/chunks?include=content | include = 'content' unknown query parameter: allowed is one of cursor, domains, limit, session, user",
            })
    void queryThatIsNotUnderstoodIsRefused(String path, String detail) {
        var reply = api.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.at("/detail")).isEqualTo(detail);
        assertThat(reply.json().has("field")).isTrue();
    }

    @Test
    void cursorWhosePartsAreNoPlaceIsRefused() {
        var rank =
                Base64.getUrlEncoder()
                        .encodeToString("entity-chunks [\"much\",\"c_1\"]".getBytes(UTF_8));

        var reply = api.get("/v1/entities/e1/chunks?cursor=" + rank);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/field")).isEqualTo("cursor");
    }
}
