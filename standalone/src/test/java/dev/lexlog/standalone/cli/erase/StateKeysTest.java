package dev.lexlog.standalone.cli.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.DocumentId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateKeysTest {
    private static final byte[] VALUE = {1, 2};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents-by-session|[\"s\",\"d\",\"a.md\"]",
                "chunks-by-session|[\"s\",\"d\",\"a.md\"]|c_1",
                "ner-links|[\"s\",\"d\",\"a.md\"]|e|c",
                "entities|e1|document|[\"d\",\"s\",\"a.md\"]",
                "entities|e1|0|0f|[\"d\",\"s\",\"a.md\"]"
            })
    void entriesOfADocumentAndOfItsSessionAreKnownByTheirKeys(String key) {
        assertThat(ofDocument("a.md").isAbout(key(key), VALUE)).isTrue();
        assertThat(ofSession("s").isAbout(key(key), VALUE)).isTrue();
        assertThat(ofDocument("b.md").isAbout(key(key), VALUE)).isFalse();
        assertThat(ofDocument(".md").isAbout(key(key), VALUE)).isFalse();
        assertThat(ofSession("d").isAbout(key(key), VALUE)).isFalse();
    }

    @Test
    void entryThatNamesADocumentAsTheFirstIsKnownByItsValue() {
        var first = key("entities|e1|first|0");
        var value = key("e1|0|0f|[\"d\",\"s\",\"a.md\"]");

        assertThat(ofDocument("a.md").isAbout(first, value)).isTrue();
        assertThat(ofSession("s").isAbout(first, value)).isTrue();
        assertThat(ofDocument("a.md").isAbout(first, null)).isFalse();
        assertThat(ofDocument("a.md").isAbout(key("clusters|x"), value)).isFalse();
    }

    @Test
    void markOfASessionIsAboutIt() {
        assertThat(ofSession("s").isAbout(key("scope-marks|session|s"), VALUE)).isTrue();
        assertThat(ofSession("s").isAbout(key("scope-marks|domain|s"), VALUE)).isFalse();
        assertThat(StateKeys.store(key("scope-marks|session|s"))).isEqualTo("scope-marks");
    }

    private static StateKeys ofDocument(String name) {
        return new StateKeys(new Subject.OfDocument(DocumentId.of("d", "s", name)));
    }

    private static StateKeys ofSession(String id) {
        return new StateKeys(new Subject.OfSession(id));
    }

    private static byte[] key(String text) {
        return text.replace('|', '\0').getBytes(StandardCharsets.UTF_8);
    }
}
