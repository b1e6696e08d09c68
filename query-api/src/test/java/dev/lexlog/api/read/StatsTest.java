package dev.lexlog.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedApi;
import dev.lexlog.api.real.Rows;
import dev.lexlog.api.real.Shop;
import dev.lexlog.api.real.TermRow;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.VerbCategory;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Seven entities, four terms of two users and three relationships, in several scopes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatsTest {
    private EmbeddedApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        var rows = new ArrayList<LogRow>(Shop.rows());
        rows.add(TermRow.of("t1", "order").row());
        rows.add(TermRow.of("t2", "salary").domain("hr").row());
        rows.add(TermRow.of("t3", "order").user("ann").row());
        rows.add(TermRow.of("t4", "bill").user("ann").row());
        rows.add(relationship("r1", null, null));
        rows.add(relationship("r2", "hr", null));
        rows.add(relationship("r3", null, "s1"));
        api = new EmbeddedApi(folder, rows);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 6, 2, 2",
        "domains=, 3, 1, 1",
        "domains=hr, 5, 2, 2",
        "domains=hr&session=s1, 6, 2, 3",
        "domains=&user=ann, 3, 2, 1",
    })
    void knowledgeIsCountedAsTheCallerSeesIt(
            String scope, int entities, int terms, int relationships) {
        var stats = api.get("/v1/stats?" + scope).json();

        assertThat(stats.path("entities").asInt()).isEqualTo(entities);
        assertThat(stats.path("terms").asInt()).isEqualTo(terms);
        assertThat(stats.path("relationships").asInt()).isEqualTo(relationships);
    }

    private static Relationship relationship(
            String id, @Nullable String domain, @Nullable String session) {
        return new Relationship(
                new RelationshipId(id),
                "order",
                Names.folded("order"),
                "HAS_MANY",
                "item",
                Names.folded("item"),
                null,
                1,
                VerbCategory.HIERARCHY,
                domain,
                session,
                false,
                Rows.TIME);
    }
}
