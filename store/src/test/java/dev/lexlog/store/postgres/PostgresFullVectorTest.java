package dev.lexlog.store.postgres;

import dev.lexlog.store.Generation;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.VectorContract;
import java.nio.file.Path;

/// With vectors of four bytes a dimension, which are kept as they come.
class PostgresFullVectorTest extends VectorContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder, SampleRows.SETTINGS, VectorType.VECTOR);
    }
}
