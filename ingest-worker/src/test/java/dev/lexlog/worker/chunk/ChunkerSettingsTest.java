package dev.lexlog.worker.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChunkerSettingsTest {
    @Test
    void fingerprintIsWrittenToStoredStateAndStaysAsItIs() {
        assertThat(ChunkerSettings.defaults().fingerprint())
                .isEqualTo("rules=1 target=1500 table-limit=6000 overlap=0");
    }

    @Test
    void impossibleSettingsAreRefusedByName() {
        assertThatThrownBy(() -> new ChunkerSettings(0, 6_000, 0))
                .hasMessageContaining("target is 0");
        assertThatThrownBy(() -> new ChunkerSettings(1_500, 1_499, 0))
                .hasMessageContaining("table limit is 1499");
        assertThatThrownBy(() -> new ChunkerSettings(100, 100, 100))
                .hasMessageContaining("overlap is 100");
        assertThatThrownBy(() -> new ChunkerSettings(100, 100, -1))
                .hasMessageContaining("overlap is -1");
    }
}
