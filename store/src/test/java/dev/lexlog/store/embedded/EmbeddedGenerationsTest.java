package dev.lexlog.store.embedded;

import dev.lexlog.store.GenerationsContract;
import dev.lexlog.store.lifecycle.Generations;
import java.nio.file.Path;

class EmbeddedGenerationsTest extends GenerationsContract {
    @Override
    protected Generations open(Path folder) {
        return EmbeddedGenerations.open(folder);
    }
}
