package dev.lexlog.store.embedded;

import dev.lexlog.store.PromotionContract;
import dev.lexlog.store.lifecycle.Generations;
import java.nio.file.Path;

class EmbeddedPromotionTest extends PromotionContract {
    @Override
    protected Generations open(Path folder) {
        return EmbeddedGenerations.open(folder);
    }
}
