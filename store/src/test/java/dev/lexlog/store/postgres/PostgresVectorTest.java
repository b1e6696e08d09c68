package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Generation;
import dev.lexlog.store.VectorContract;
import java.nio.file.Path;

class PostgresVectorTest extends VectorContract {
    @Override
    protected Generation open(Path folder) {
        return FolderDatabase.open(folder);
    }

    @Override
    protected Embedding stored(Embedding vector) {
        return VectorType.HALFVEC.stored(vector);
    }
}
