package dev.lexlog.store.embedded;

import dev.lexlog.store.LoadingContract;
import dev.lexlog.store.lifecycle.Generations;
import java.nio.file.Path;

class EmbeddedLoadingTest extends LoadingContract {
    @Override
    protected Generations open(Path folder, Runnable step) {
        return EmbeddedGenerations.open(folder, step);
    }
}
