package dev.lexlog.store.postgres;

import dev.lexlog.store.CoOccurrenceContract;
import dev.lexlog.store.Generation;
import java.nio.file.Path;

class PostgresCoOccurrenceTest extends CoOccurrenceContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }
}
