package dev.lexlog.store.postgres;

import dev.lexlog.store.PromotionContract;
import dev.lexlog.store.lifecycle.Generations;
import java.nio.file.Path;

class PostgresPromotionTest extends PromotionContract {
    @Override
    protected Generations open(Path folder) {
        return FolderGenerations.open(folder);
    }
}
