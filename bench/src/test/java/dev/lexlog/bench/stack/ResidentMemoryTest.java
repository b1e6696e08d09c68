package dev.lexlog.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
    @Test
    void residentAndAnonymousMemoryAreReadInMebibytes() {
        var use = ResidentMemory.parse("Name:\tjava\nVmRSS:\t  2048 kB\nRssAnon:\t  1024 kB\n");

        assertThat(use).isEqualTo(new ResidentMemory.Use(2, 1));
    }

    @Test
    void processThatHasEndedHoldsNothing() {
        assertThat(ResidentMemory.parse("Name:\tjava\nState:\tZ (zombie)\n"))
                .isEqualTo(new ResidentMemory.Use(0, 0));
    }
}
