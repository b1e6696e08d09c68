package dev.lexlog.api.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Rows;
import dev.lexlog.api.real.TermRow;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.VerbCategory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelationshipsTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        api =
                new EmbeddedApi(
                        folder,
                        List.of(
                                TermRow.of("t1", "Customer").aliases("Client", "Buyer").row(),
                                TermRow.of("t2", "Buyer").row(),
                                TermRow.of("t3", "Order").parent("t1").row(),
                                row("r1", "Customer PLACES Order", 0.5, null, null, true),
                                row("r2", "Customer PAYS Invoice", 0.9, null, null, false),
                                row("r3", "Shop SERVES customer", 0.9, null, null, false),
                                row("r4", "Customer PLACES Order", 1.0, "hr", null, false),
                                row("r5", "Customer WRITES Note", 1.0, null, "s1", false),
                                row("r6", "Client SIGNS Contract", 0.2, null, null, false),
                                row("r7", "Buyer HAS_KIND Customer", 0.1, null, null, false),
                                row("r8", "Customer HAS_MANY Order", 0.05, null, null, false)));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static Relationship row(
            String id,
            String triple,
            double confidence,
            @Nullable String domain,
            @Nullable String session,
            boolean edited) {
        var words = triple.split(" ", -1);
        return new Relationship(
                new RelationshipId(id),
                words[0],
                Names.folded(words[0]),
                words[1],
                words[2],
                Names.folded(words[2]),
                "Sentence of " + id,
                confidence,
                VerbCategory.ACTION,
                domain,
                session,
                edited,
                Rows.TIME);
    }

    @Test
    void relationshipHasTheFieldsOfTheContractInOrder() {
        assertThat(api.get("/v1/relationships?entity=customer").json().at("/items/0"))
                .hasToString(
                        """
                        {"id":"r1","subject_name":"Customer","verb":"PLACES",\
                        "object_name":"Order","sentence":"Sentence of r1","confidence":0.5,\
                        "verb_category":"action","domain_id":null,"session_id":null,\
                        "user_edited":true,"created_at":"2026-02-03T04:05:06Z"}\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?entity=CUSTOMER | r1 r4 r2 r3 r6 r7 r8",
                "?entity=customer&domains= | r1 r2 r3 r6 r7 r8",
                "?entity=customer&domains=&session=s1 | r1 r5 r2 r3 r6 r7 r8",
                "?entity=customer&domains=&user=ann | r1 r2 r3 r7 r8",
                "?entity=client&domains= | r6",
                "?session=s1 | r5",
                "/promotable | r7",
            })
    void listsAreOrderedAndPagedToTheEnd(String query, String ids) {
        var expected = List.of(ids.split(" ", -1));

        assertThat(api.pages("/v1/relationships" + query, 100, "/id")).isEqualTo(expected);
        assertThat(api.pages("/v1/relationships" + query, 1, "/id")).isEqualTo(expected);
    }

    @Test
    void anotherDomainsSentenceNeverShows() {
        assertThat(api.get("/v1/relationships?entity=customer&domains=it").body())
                .contains("Sentence of r1")
                .doesNotContain("Sentence of r4");
        assertThat(api.items("/v1/relationships?session=s2", "/id")).isEmpty();
        assertThat(api.items("/v1/relationships/promotable?user=ann", "/id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | entity = '' is missing: allowed is the name of an entity, or a session",
                "?session= | entity = '' is missing: allowed is the name of an entity, or a session",
                "?entity= | entity = '' is missing: allowed is the name of an entity",
                "?entity=a&entity=b | entity = 'a,b' is given more than once: allowed is one value",
            })
    void entityOrSessionIsNeeded(String query, String detail) {
        var reply = api.get("/v1/relationships" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail")).isEqualTo(detail);
    }
}
