package dev.lexlog.api.glossary;

import static org.assertj.core.api.Assertions.assertThat;

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
class GlossaryTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        var rows = new ArrayList<>(Shop.rows());
        rows.addAll(
                List.of(
                        TermRow.of("t0", "Party").row(),
                        TermRow.of("t1", "Customers").parent("t0").approved().row(),
                        TermRow.of("t2", "Buyer").parent("t1").aliases("Client").row(),
                        TermRow.of("t3", "Legacy").domain("hr").aliases("Old").row(),
                        TermRow.of("t4", "Salary").row(),
                        TermRow.of("t5", "Purchase").aliases("ORDER", "Buyer").row(),
                        TermRow.of("t6", "Salary").domain("it").approved().row(),
                        TermRow.of("t7", "Order").user("ann").row()));
        api = new EmbeddedApi(folder, rows);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void termHasTheFieldsOfTheContractInOrder() {
        assertThat(api.get("/v1/glossary/terms/t2").body())
                .isEqualTo(
                        """
                        {"id":"t2","name":"Buyer","display_name":"Buyer!",\
                        "definition":"What Buyer means","domain_id":null,"parent_id":"t1",\
                        "parent_verb":"HAS_KIND","aliases":["Client"],"semantic_type":"concept",\
                        "cardinality":"many","plural":null,"tags":{"where":{"table":"Buyer"}},\
                        "owner":null,"status":"draft","provenance":"human",\
                        "canonical_source":null,"ignored":false,"session_id":"made-in",\
                        "user_id":"default","created_at":"2026-02-03T04:05:06Z",\
                        "updated_at":"2026-02-03T04:05:06Z","revision":1,"last_actor":"ann"}\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/glossary/terms | t2 t1 t3 t0 t5 t4 t6",
                "/v1/glossary/terms?domains= | t2 t1 t0 t5 t4",
                "/v1/glossary/terms?user=ann | t7",
                "/v1/glossary/terms/t0/children | t1",
                "/v1/glossary/terms/t2/ancestors | t1 t0",
                "/v1/glossary/deprecated | t2 t3",
            })
    void listsOfTermsAreOrderedAndPagedToTheEnd(String path, String ids) {
        var expected = List.of(ids.split(" ", -1));

        assertThat(api.pages(path, 100, "/id")).isEqualTo(expected);
        assertThat(api.pages(path, 1, "/id")).isEqualTo(expected);
    }

    @Test
    void lookupFindsNamesBeforeAliases() {
        assertThat(api.pages("/v1/glossary/lookup?name=BUYER", 1, "/term/id"))
                .containsExactly("t2", "t5");
        assertThat(api.items("/v1/glossary/lookup?name=buyer", "/matched"))
                .containsExactly("name", "alias");
        assertThat(api.items("/v1/glossary/lookup?name=buyer&aliases=false", "/term/id"))
                .containsExactly("t2");
        assertThat(api.items("/v1/glossary/lookup?name=salary", "/term/id"))
                .containsExactly("t4", "t6");
        assertThat(api.items("/v1/glossary/lookup?name=order", "/term/id")).containsExactly("t5");
        assertThat(api.items("/v1/glossary/lookup?name=order&user=ann", "/term/id"))
                .containsExactly("t7");
        assertThat(api.items("/v1/glossary/lookup?name=old&domains=it", "/term/id")).isEmpty();
    }

    @Test
    void otherUsersTermsAreAnsweredLikeUnknownOnes() {
        for (var part : List.of("", "/children", "/ancestors", "/history", "/resources")) {
            for (var id : List.of("t7", "none")) {
                var reply = api.get("/v1/glossary/terms/" + id + part);
                assertThat(reply.status()).as(id + part).isEqualTo(404);
                assertThat(reply.at("/detail")).isEqualTo("there is no term " + id);
            }
        }
        assertThat(api.get("/v1/glossary/terms/t7?user=ann").status()).isEqualTo(200);
        assertThat(api.get("/v1/glossary/terms/t3?domains=it").status()).isEqualTo(404);
    }

    @Test
    void resourcesAreTheDocumentsThatGroundATerm() {
        assertThat(api.pages("/v1/glossary/terms/t1/resources", 1, "/document"))
                .as("by name; plurals meet")
                .containsExactly("a/tables", "guide.md", "leave.md");
        assertThat(api.items("/v1/glossary/terms/t1/resources", "/references"))
                .containsExactly("1", "3", "2");
        assertThat(api.items("/v1/glossary/terms/t5/resources", "/source_url"))
                .as("through its alias")
                .containsExactly("https://example.org/guide.md");
        assertThat(api.items("/v1/glossary/terms/t2/resources", "/document")).isEmpty();
    }

    @Test
    void suggestionsNameTheDomainThatSpeaksOfATerm() {
        var reply = api.get("/v1/glossary/domain-suggestions");

        assertThat(api.pages("/v1/glossary/domain-suggestions", 1, "/term/id"))
                .as("t6 is approved, t5 is spoken of in no domain")
                .containsExactly("t4");
        assertThat(reply.at("/items/0/domain_id")).isEqualTo("hr");
        assertThat(reply.at("/items/0/links")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/glossary/lookup | name = '' is missing: allowed is the name or an alias of a term",
                "/v1/glossary/lookup?name=a&aliases=1 | aliases = '1' is unknown: allowed is true or false",
                "/v1/glossary?filter=mine | filter = 'mine' is unknown: allowed is all, defined or self_describing",
                "/v1/glossary/terms?status=draft | status = 'draft' unknown query parameter: allowed is one of cursor, domains, limit, session, user",
            })
    void queryThatIsNotUnderstoodIsRefused(String path, String detail) {
        var reply = api.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail")).isEqualTo(detail);
    }
}
