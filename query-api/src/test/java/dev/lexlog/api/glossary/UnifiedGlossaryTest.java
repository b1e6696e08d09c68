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
class UnifiedGlossaryTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        var rows = new ArrayList<>(Shop.rows());
        rows.addAll(
                List.of(
                        TermRow.of("t1", "Customer").row(),
                        TermRow.of("t2", "Wages").aliases("Salary").row(),
                        TermRow.of("t3", "Unheard").row(),
                        TermRow.of("t4", "Order").user("ann").row()));
        api = new EmbeddedApi(folder, rows);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static String path(String query) {
        return "/v1/glossary" + query;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?filter=all | Customer customer customer invoice order Unheard Wages",
                "?filter=defined | Customer Unheard Wages",
                "?filter=self_describing | customer customer invoice order",
                "?domains= | Customer invoice order Unheard Wages",
                "?domains=&user=ann | customer invoice Order",
                "?domains=&session=s1&user=ann | customer invoice note Order",
            })
    void rowsAreOrderedByNameAndPagedToTheEnd(String query, String names) {
        var expected = List.of(names.split(" ", -1));

        assertThat(api.pages(path(query), 100, "/name")).isEqualTo(expected);
        assertThat(api.pages(path(query), 1, "/name")).isEqualTo(expected);
    }

    @Test
    void rowTellsWhetherItIsDefinedAndGrounded() {
        assertThat(api.items(path(""), "/glossary_status"))
                .containsExactly(
                        "defined",
                        "self_describing",
                        "self_describing",
                        "self_describing",
                        "self_describing",
                        "defined",
                        "defined");
        assertThat(api.items(path("?filter=defined"), "/grounded"))
                .containsExactly("true", "false", "true");
        assertThat(api.items(path(""), "/domain_id")).startsWith("null", "hr", "it", "null");
    }

    @Test
    void rowHoldsItsTermAndTheEntitiesOfItsNameAndDomain() {
        var rows = api.get(path("")).json().path("items");

        assertThat(rows.at("/0/term/id").asText()).isEqualTo("t1");
        assertThat(rows.at("/0/entities").findValuesAsText("id")).containsExactly("e1");
        assertThat(rows.at("/1/term").isNull()).isTrue();
        assertThat(rows.at("/1/entities").findValuesAsText("id")).containsExactly("e4");
    }
}
