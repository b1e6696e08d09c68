package dev.lexlog.projector.lifecycle;

import dev.lexlog.store.embedded.EmbeddedGenerations;
import dev.lexlog.store.lifecycle.Generations;
import java.nio.file.Path;

class EmbeddedKeeperIT extends KeeperContract {
    @Override
    Generations open(Path folder) {
        return EmbeddedGenerations.open(folder);
    }
}
