package dev.lexlog.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class KeysTest {
    @Example
    void arrayIsWhatJsonStringifyPrints() {
        assertThat(
                        Keys.array(
                                null,
                                "a\"b\\c/d",
                                3,
                                -4L,
                                "\b\t\n\f\r\u0000\u001f\u007f",
                                "ä😀\u2028"))
                .isEqualTo(
                        "[null,\"a\\\"b\\\\c/d\",3,-4,\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\",\"ä😀\u2028\"]");
    }

    @Example
    void halfASurrogatePairIsEscapedAndAWholeOneIsNot() {
        assertThat(Keys.array("\ud83d", "\ude00\ud83d", "\ud83d\ude00"))
                .isEqualTo("[\"\\ud83d\",\"\\ude00\\ud83d\",\"\ud83d\ude00\"]");
    }

    @Property(tries = 2_000, seed = "20260101")
    void arrayReadsBackAsItWas(@ForAll("parts") @Nullable String[] parts)
            throws JsonProcessingException {
        var json = Keys.array((Object[]) parts);

        assertThat(new ObjectMapper().readValue(json, String[].class)).isEqualTo(parts);
    }

    @Property(tries = 500, seed = "20260101")
    void documentKeyReadsBackAsItWas(
            @ForAll("parts") @Nullable String[] parts, @ForAll String tail) {
        var domain = parts.length == 0 ? null : parts[0];
        var id = new DocumentId(domain, null, "n" + tail);

        assertThat(Keys.documentId(Keys.document(id))).isEqualTo(id);
    }

    @Example
    void keyThatIsNotWrittenCanonicallyIsRefused() {
        assertThatThrownBy(() -> Keys.documentId("[null, null, \"a\"]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[null, null, \"a\"]");
    }

    @Provide
    Arbitrary<String[]> parts() {
        return Arbitraries.strings()
                .all()
                .ofMaxLength(8)
                .injectNull(0.2)
                .array(String[].class)
                .ofMaxSize(4);
    }
}
