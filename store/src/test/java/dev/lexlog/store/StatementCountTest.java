package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.store.embedded.EmbeddedGeneration;
import dev.lexlog.store.embedded.duckdb.DuckDatabase;
import dev.lexlog.store.embedded.duckdb.DuckSql;
import dev.lexlog.store.relational.Sql;
import dev.lexlog.store.relational.entity.CoOccurrenceQueries;
import dev.lexlog.store.relational.entity.EntityQueries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A read of many is one statement, however many they are: of a hundred entities, each of which
/// shares a chunk with its two neighbours.
class StatementCountTest {
    private static final int ENTITIES = 100;

    @TempDir Path folder;

    private final List<EntityId> ids = new ArrayList<>();
    private DuckDatabase database;
    private CountingSql sql;

    @BeforeEach
    void fillAndOpen() {
        try (var generation = EmbeddedGeneration.open(folder, 1, SampleRows.SETTINGS)) {
            var log = rows();
            var writer = generation.writer();
            writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
        }
        database = DuckDatabase.open(folder.resolve("g1/lexlog.duckdb"));
        sql = new CountingSql(new DuckSql(database, Deadline.after(Duration.ofMinutes(1))));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private MemoryLog rows() {
        var log = new MemoryLog();
        for (int i = 0; i < ENTITIES; i++) {
            var entity = entity("entity %03d".formatted(i));
            ids.add(entity.id());
            log.put(entity).put(SampleRows.chunk("c_" + i, "document", "text"));
        }
        for (int i = 0; i < ENTITIES; i++) {
            var chunk = new ChunkId("c_" + i);
            log.put(new ChunkEntity(chunk, ids.get(i), 1, 1));
            log.put(new ChunkEntity(chunk, ids.get((i + 1) % ENTITIES), 0.5, 1));
        }
        return log;
    }

    private static Entity entity(String name) {
        return new Entity(
                EntityId.of(name, null, null),
                name,
                name,
                name,
                SemanticType.CONCEPT,
                null,
                null,
                null,
                2,
                1,
                SampleRows.TIME);
    }

    @Test
    void coOccurrencesOfAHundredEntitiesAreOneStatement() {
        var found = new CoOccurrenceQueries(sql).with(ids, Visibility.ALL_DOMAINS, 10);

        assertThat(found).hasSize(ENTITIES);
        assertThat(found.values()).allSatisfy(others -> assertThat(others).hasSize(2));
        assertThat(sql.statements).hasValue(1);
    }

    @Test
    void referencesOfAHundredEntitiesAreOneStatement() {
        var found = new EntityQueries(sql).references(ids, Visibility.ALL_DOMAINS, 10);

        assertThat(found).hasSize(ENTITIES);
        assertThat(sql.statements).hasValue(1);
    }

    @Test
    void statisticsOfAHundredEntitiesAreOneStatement() {
        var found = new EntityQueries(sql).statistics(ids, Visibility.ALL_DOMAINS);

        assertThat(found).hasSize(ENTITIES);
        assertThat(found.values())
                .allSatisfy(statistics -> assertThat(statistics.references()).isEqualTo(2));
        assertThat(sql.statements).hasValue(1);
    }

    /// Counts what reaches the database.
    private static final class CountingSql implements Sql {
        private final Sql sql;
        final AtomicInteger statements = new AtomicInteger();

        CountingSql(Sql sql) {
            this.sql = sql;
        }

        @Override
        public <T> T read(Function<DSLContext, T> queries) {
            return sql.read(tx -> queries.apply(counted(tx)));
        }

        private DSLContext counted(DSLContext tx) {
            var listener =
                    new ExecuteListener() {
                        @Override
                        public void executeStart(ExecuteContext context) {
                            statements.incrementAndGet();
                        }
                    };
            return DSL.using(
                    tx.configuration().derive(new DefaultExecuteListenerProvider(listener)));
        }
    }
}
