package dev.lexlog.store.postgres;

import dev.lexlog.store.Generation;
import dev.lexlog.store.RelationshipContract;
import java.nio.file.Path;

class PostgresRelationshipTest extends RelationshipContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
