package dev.lexlog.store.postgres;

import dev.lexlog.store.ClusterContract;
import dev.lexlog.store.Generation;
import java.nio.file.Path;

class PostgresClusterTest extends ClusterContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
