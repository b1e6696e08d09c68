package dev.lexlog.bench.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.Mention;
import org.junit.jupiter.api.Test;

class CapitalisedPhrasesTest {
    @Test
    void phraseIsUpToThreeCapitalisedWordsInARow() {
        assertThat(CapitalisedPhrases.in("the New York Times Review of DNA-binding Proteins"))
                .extracting(Mention::name)
                .containsExactly("New York Times", "Review", "DNA-binding Proteins");
    }

    @Test
    void placesCountCodePoints() {
        var mentions = CapitalisedPhrases.in("😀 Ann met 😀 Bob");

        assertThat(mentions).extracting(Mention::start).containsExactly(2, 12);
        assertThat(mentions).extracting(Mention::end).containsExactly(5, 15);
    }
}
