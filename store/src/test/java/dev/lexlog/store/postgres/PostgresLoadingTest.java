package dev.lexlog.store.postgres;

import dev.lexlog.store.LoadingContract;
import dev.lexlog.store.lifecycle.Generations;
import java.nio.file.Path;

class PostgresLoadingTest extends LoadingContract {
    @Override
    protected Generations open(Path folder, Runnable step) {
        return FolderGenerations.open(folder, step);
    }
}
