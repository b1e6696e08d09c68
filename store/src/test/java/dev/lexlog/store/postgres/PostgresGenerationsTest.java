package dev.lexlog.store.postgres;

import dev.lexlog.store.GenerationsContract;
import dev.lexlog.store.lifecycle.Generations;
import java.nio.file.Path;

class PostgresGenerationsTest extends GenerationsContract {
    @Override
    protected Generations open(Path folder) {
        return FolderGenerations.open(folder);
    }
}
