package dev.lexlog.store.postgres;

import dev.lexlog.store.Generation;
import dev.lexlog.store.SearchContract;
import java.nio.file.Path;

class PostgresSearchTest extends SearchContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
