package dev.lexlog.store.postgres;

import dev.lexlog.store.Generation;
import dev.lexlog.store.HashContract;
import java.nio.file.Path;

class PostgresHashTest extends HashContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
