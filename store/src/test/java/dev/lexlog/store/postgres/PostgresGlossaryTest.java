package dev.lexlog.store.postgres;

import dev.lexlog.store.Generation;
import dev.lexlog.store.GlossaryContract;
import java.nio.file.Path;

class PostgresGlossaryTest extends GlossaryContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
