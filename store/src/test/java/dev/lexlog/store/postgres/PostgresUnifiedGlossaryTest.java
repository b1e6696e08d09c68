package dev.lexlog.store.postgres;

import dev.lexlog.store.Generation;
import dev.lexlog.store.UnifiedGlossaryContract;
import java.nio.file.Path;

class PostgresUnifiedGlossaryTest extends UnifiedGlossaryContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
