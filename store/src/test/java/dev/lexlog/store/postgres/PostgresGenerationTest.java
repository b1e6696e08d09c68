package dev.lexlog.store.postgres;

import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationContract;
import java.nio.file.Path;

class PostgresGenerationTest extends GenerationContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
