package dev.lexlog.api.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Rows;
import dev.lexlog.api.real.TermRow;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TermHistoryTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        api =
                new EmbeddedApi(
                        folder,
                        List.of(
                                TermRow.of("t1", "Customer").row(),
                                edit("t1", 1, "TermDefined", "default"),
                                edit("t1", 2, "TermChanged", "default"),
                                edit("t1", 10, "TermRenamed", "default"),
                                edit("t2", 1, "TermDefined", "default"),
                                edit("t2", 2, "TermRemoved", "default"),
                                edit("t3", 1, "TermDefined", "ann")));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static TermEdit edit(String term, int number, String change, String user) {
        var details = "{\"name\":\"N%d\",\"parent\":null}".formatted(number);
        return new TermEdit(
                new TermId(term), number, change, details, "eve", user, null, "s1", Rows.TIME);
    }

    @Test
    void editsComeByNumberAndTellTheirFields() {
        assertThat(api.pages("/v1/glossary/terms/t1/history", 1, "/number"))
                .containsExactly("1", "2", "10");
        assertThat(api.get("/v1/glossary/terms/t1/history").json().at("/items/0"))
                .hasToString(
                        """
                        {"term_id":"t1","number":1,"change":"TermDefined",\
                        "details":{"name":"N1","parent":null},"actor":"eve",\
                        "user_id":"default","domain_id":null,"session_id":"s1",\
                        "at":"2026-02-03T04:05:06Z"}\
                        """);
    }

    @Test
    void historyOutlivesItsTerm() {
        assertThat(api.get("/v1/glossary/terms/t2").status()).isEqualTo(404);
        assertThat(api.items("/v1/glossary/terms/t2/history", "/change"))
                .containsExactly("TermDefined", "TermRemoved");
    }

    @Test
    void otherUsersHistoryIsUnknown() {
        assertThat(api.get("/v1/glossary/terms/t3/history").status()).isEqualTo(404);
        assertThat(api.items("/v1/glossary/terms/t3/history?user=ann", "/number"))
                .containsExactly("1");
    }
}
