package dev.lexlog.store.embedded;

import dev.lexlog.store.EntityContract;
import dev.lexlog.store.Generation;
import dev.lexlog.store.SampleRows;
import java.nio.file.Path;

class EmbeddedEntityTest extends EntityContract {
    @Override
    protected Generation open(Path folder) {
        return EmbeddedGeneration.open(folder, 1, SampleRows.SETTINGS);
    }
}
