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
                "ner-documents|[\"s\",\"d\",\"a.md\"]",
                "ner-extractions|[\"s\",\"d\",\"a.md\"]|revision",
                "ner-links|[\"s\",\"d\",\"a.md\"]|e|c",
                "ner-triples|[\"s\",\"d\",\"a.md\"]|r",
                "entities|e1|document|[\"d\",\"s\",\"a.md\"]",
                "relationships|e1|0|0f|[\"d\",\"s\",\"a.md\"]"
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
        assertThat(ofDocument("a.md").isAbout(key("entities|e1"), value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster-scopes|[\"s\",\"d\"]",
                "cluster-members|[\"s\",\"d\"]|[\"t\",\"d\"]",
                "relationship-edits|[\"s\",\"d\"]|r_1",
                "scope-marks|session|s",
                "scope-sweeps|session|s"
            })
    void whatASessionHoldsBesideDocumentsIsAboutItAlone(String key) {
        assertThat(ofSession("s").isAbout(key(key), VALUE)).isTrue();
        assertThat(ofSession("d").isAbout(key(key), VALUE)).isFalse();
        assertThat(ofSession("t").isAbout(key(key), VALUE)).isFalse();
        assertThat(ofDocument("a.md").isAbout(key(key), VALUE)).isFalse();
    }

    @Test
    void termIsAboutTheSessionInItsValue() {
        var key = key("glossary-terms|[\"ann\"]|g_1");

        assertThat(ofSession("s").isAbout(key, Terms.made("ann", "s"))).isTrue();
        assertThat(ofSession("ann").isAbout(key, Terms.made("ann", "s"))).isFalse();
        assertThat(ofSession("s").isAbout(key, Terms.made("ann", null))).isFalse();
        assertThat(ofSession("s").isAbout(key, null)).isFalse();
        assertThat(ofDocument("a.md").isAbout(key, Terms.made("ann", "s"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glossary-names|[\"s\",\"folded\"]|[\"d\"]",
                "glossary-children|[\"s\",\"g_1\"]|g_2",
                "glossary-counters|[\"s\"]|g_1",
                "resource-hashes|[\"s\",\"d\",\"a.md\"]",
                "source-hashes|[\"s\"]",
                "scope-marks|domain|s",
                "scope-marks|source|s|s",
                "relationship-edits|r_1",
                "ner-documents|waiting"
            })
    void keyThatBeginsWithAUserOrASourceCalledLikeTheSessionIsNotAboutIt(String key) {
        assertThat(ofSession("s").isAbout(key(key), VALUE)).isFalse();
        assertThat(ofDocument("a.md").isAbout(key(key), VALUE)).isFalse();
    }

    @Test
    void entriesThatNobodyKnowsHereAreNotSaidToBeOthers() {
        assertThat(ofSession("s").isAbout(key("from-tomorrow|x"), VALUE)).isTrue();
        assertThat(StateKeys.store(key("from-tomorrow|x"))).isEqualTo("from-tomorrow");
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
