package dev.lexlog.store.embedded;

import dev.lexlog.store.Generation;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.UnifiedGlossaryContract;
import java.nio.file.Path;

class EmbeddedUnifiedGlossaryTest extends UnifiedGlossaryContract {
    @Override
    protected Generation open(Path folder) {
        return EmbeddedGeneration.open(folder, 1, SampleRows.SETTINGS);
    }
}
