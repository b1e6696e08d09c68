package dev.lexlog.api.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Rows;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermCluster;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClustersTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        api =
                new EmbeddedApi(
                        folder,
                        List.of(
                                row(null, null, "Customer", 0),
                                row(null, null, "Buyer", 0),
                                row(null, null, "Purchase order", 0),
                                row(null, null, "Invoice", 1),
                                row(null, null, "Salary", 2),
                                row("hr", null, "customer", 0),
                                row("hr", null, "salary", 0),
                                row(null, "s1", "customer", 3),
                                row(null, "s1", "note", 3)));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static TermCluster row(
            @Nullable String domain, @Nullable String session, String term, int cluster) {
        return new TermCluster(domain, session, term, Names.folded(term), cluster, Rows.TIME);
    }

    @Test
    void siblingsAreTheOthersOfEachVisibleCluster() {
        var path = "/v1/clusters/siblings?term=CUSTOMER";

        assertThat(api.pages(path, 1, "/term"))
                .containsExactly("Buyer", "Purchase order", "salary");
        assertThat(api.items(path + "&domains=", "/term"))
                .containsExactly("Buyer", "Purchase order");
        assertThat(api.items(path + "&domains=&session=s1", "/term"))
                .containsExactly("Buyer", "note", "Purchase order");
        assertThat(api.items("/v1/clusters/siblings?term=nothing", "/term")).isEmpty();
        assertThat(api.get(path + "&domains=").json().at("/items/0"))
                .hasToString(
                        """
                        {"term":"Buyer","domain_id":null,"session_id":null,"cluster":0,\
                        "computed_at":"2026-02-03T04:05:06Z"}\
                        """);
    }

    @Test
    void clustersAreMatchedByTheWordsOfAQuery() {
        var path = "/v1/clusters/match?query=";
        var query = EmbeddedApi.encoded("Which CUSTOMERS (or buyers) sent purchase orders?");

        assertThat(api.get(path + query + "&domains=").json().path("items"))
                .hasToString(
                        """
                        [{"domain_id":null,"session_id":null,"cluster":0,\
                        "computed_at":"2026-02-03T04:05:06Z","score":3,\
                        "terms":["Buyer","Customer","Purchase order"]}]\
                        """);
        assertThat(api.pages(path + "salary%20customer", 1, "/score"))
                .as("hr knows both; then by number")
                .containsExactly("2", "1", "1");
        assertThat(api.pages(path + "salary%20customer", 2, "/cluster"))
                .containsExactly("0", "0", "2");
        assertThat(api.items(path + "order%20purchase", "/cluster"))
                .as("words in another order are another term")
                .isEmpty();
        assertThat(api.items(path + "note", "/cluster")).isEmpty();
        assertThat(api.items(path + "note&session=s1", "/cluster")).containsExactly("3");
    }

    @Test
    void queryThatIsNotUnderstoodIsRefused() {
        assertThat(api.get("/v1/clusters/siblings").at("/detail"))
                .isEqualTo("term = '' is missing: allowed is a term");
        assertThat(api.get("/v1/clusters/match?query=").at("/detail"))
                .isEqualTo("query = '' is missing: allowed is a text");
        assertThat(api.get("/v1/clusters/match?query=" + "x".repeat(1_001)).at("/detail"))
                .endsWith("has 1001 characters: allowed is a text of 1 to 1000 characters");
    }
}
