package dev.lexlog.api.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Rows;
import dev.lexlog.api.real.Shop;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceHashesTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        var rows = new ArrayList<>(Shop.rows());
        rows.addAll(
                List.of(
                        new SourceHash("hr", "d1", null, "o1", null, Rows.TIME),
                        new SourceHash("__base__", null, "a1", null, null, Rows.TIME),
                        new ResourceHash("hr", "table", "b/c d", "h1", Rows.TIME),
                        new ResourceHash("hr", "table", "a", "h2", Rows.TIME),
                        new ResourceHash("hr", "view", "a", "h3", Rows.TIME)));
        api = new EmbeddedApi(folder, rows);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void sourceHasFourHashes() {
        assertThat(api.get("/v1/hashes/sources/hr").body())
                .isEqualTo(
                        """
                        {"source_id":"hr","db":"d1","api":null,"doc":"o1","er":null,\
                        "updated_at":"2026-02-03T04:05:06Z"}\
                        """);
        assertThat(api.get("/v1/hashes/sources/__base__?domains=").at("/api")).isEqualTo("a1");
    }

    @Test
    void resourcesOfATypeComeByName() {
        var path = "/v1/hashes/sources/hr/resources?type=table";

        assertThat(api.pages(path, 1, "/resource_name")).containsExactly("a", "b/c d");
        assertThat(api.get("/v1/hashes/sources/hr/resources/table/b%2Fc%20d").body())
                .isEqualTo(
                        """
                        {"source_id":"hr","resource_type":"table","resource_name":"b/c d",\
                        "content_hash":"h1","updated_at":"2026-02-03T04:05:06Z"}\
                        """);
    }

    @Test
    void resourcesOfTypeDocumentAreTheDocumentsOfTheDomain() {
        assertThat(api.items("/v1/hashes/sources/hr/resources?type=document", "/content_hash"))
                .containsExactly("hash of leave.md");
        assertThat(
                        api.items(
                                "/v1/hashes/sources/__base__/resources?type=document",
                                "/resource_name"))
                .containsExactly("guide.md");
        assertThat(
                        api.get("/v1/hashes/sources/it/resources/document/a%2Ftables")
                                .at("/content_hash"))
                .isEqualTo("hash of a/tables");
    }

    @Test
    void sourceOfAnotherDomainIsUnknown() {
        assertThat(api.get("/v1/hashes/sources/hr?domains=it").status()).isEqualTo(404);
        assertThat(api.get("/v1/hashes/sources/none").status()).isEqualTo(404);
        assertThat(api.get("/v1/hashes/sources/hr/resources/table/none").status()).isEqualTo(404);
        assertThat(api.get("/v1/hashes/sources/hr/resources/table/a?domains=it").status())
                .isEqualTo(404);
        assertThat(api.items("/v1/hashes/sources/hr/resources?type=table&domains=it", ""))
                .isEmpty();
    }

    @Test
    void typeIsNeeded() {
        assertThat(api.get("/v1/hashes/sources/hr/resources").at("/detail"))
                .isEqualTo("type = '' is missing: allowed is a type of resources");
    }
}
