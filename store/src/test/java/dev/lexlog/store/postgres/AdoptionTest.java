package dev.lexlog.store.postgres;

import dev.lexlog.store.AdoptionContract;
import dev.lexlog.store.Generation;
import dev.lexlog.store.lifecycle.Generations;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

class AdoptionTest extends AdoptionContract {
    @Override
    protected Generations open() {
        return FolderGenerations.open(folder);
    }

    @Override
    protected Generation openAlone() {
        return FolderDatabase.open(folder);
    }

    @Override
    protected void loseCatalogue() throws SQLException {
        execute("DROP SCHEMA lexlog CASCADE");
    }

    @Override
    protected void execute(String sql) throws SQLException {
        try (var connection = FolderDatabase.databaseOf(folder).connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = lexlog_g1, public");
            statement.execute(sql);
        }
    }

    @Override
    protected List<String> formerShape() {
        var ownNames =
                Stream.of("ALTER INDEX embeddings_on_vector RENAME TO embeddings_embedding_idx");
        return Stream.concat(super.formerShape().stream(), ownNames).toList();
    }
}
