package dev.lexlog.projector.lifecycle;

import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.postgres.PostgresConfig;
import dev.lexlog.store.postgres.PostgresDatabase;
import dev.lexlog.store.postgres.PostgresGenerations;
import dev.lexlog.store.postgres.TestPostgres;
import dev.lexlog.store.postgres.VectorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class PostgresKeeperIT extends KeeperContract {
    private final List<PostgresDatabase> databases = new ArrayList<>();

    @Override
    Generations open(Path folder) {
        var server = TestPostgres.database();
        var config = PostgresConfig.of(server.url(), server.user(), server.password());
        databases.add(PostgresDatabase.open(config));
        return PostgresGenerations.open(databases.getLast(), VectorType.HALFVEC);
    }

    @AfterAll
    void closeDatabases() {
        databases.forEach(PostgresDatabase::close);
    }
}
