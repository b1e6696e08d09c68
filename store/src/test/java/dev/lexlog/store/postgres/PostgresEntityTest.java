package dev.lexlog.store.postgres;

import dev.lexlog.store.EntityContract;
import dev.lexlog.store.Generation;
import java.nio.file.Path;

class PostgresEntityTest extends EntityContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
