package dev.lexlog.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compared with the reference implementation, Hugging Face's own.
class WordPieceTest {
    private static final WordPiece TOKENIZER = WordPiece.read(file());
    private static final HuggingFaceTokenizer REFERENCE = reference();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "Hello, World! It's 3.14% of $5 <b>x</b> a_b-c @home `code` ~ ^|",
                "naïve café Ångström Çedille İstanbul ΑΣΟΣ ßtraße",
                "日本語のテキスト 한국어 텍스트 مرحبا שלום हिन्दी ไทย",
                "zero\u200Bwidth non\u00A0breaking tab\tnew\nline\u0000nul \uFFFD\u0007 a\u0301",
                "α-synuclein β2‐adrenergic TNF-α “quoted” – dash — … 10⁻⁹ ½ ℃ µm",
                "internationalisation electroencephalographically xqzjkvbnmwpt",
            })
    void tokensAreThoseOfTheReference(String text) {
        assertThat(TOKENIZER.tokens(text).ids()).isEqualTo(reference(text));
    }

    @Property(tries = 500, seed = "20260101")
    void tokensOfAnyTextAreThoseOfTheReference(@ForAll("texts") String text) {
        assertThat(TOKENIZER.tokens(text).ids()).isEqualTo(reference(text));
    }

    /// Blocks whose characters were all assigned long ago: the reference's Unicode tables are
    /// older.
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '\u024F')
                .withCharRange('\u0391', '\u03A1')
                .withCharRange('\u0430', '\u044F')
                .withCharRange('\u2010', '\u2027')
                .withCharRange('\u4E00', '\u4E40')
                .withCharRange('\uAC00', '\uAC40')
                .withChars('\t', '\n', '\r', '\u0301', '\u3000', '\u00AD')
                .ofMaxLength(90);
    }

    @Test
    void wordOverTheReferencesLimitIsSplitInsteadOfUnknown() {
        String word = "ab".repeat(75);

        assertThat(reference(word)).containsExactly(100);
        assertThat(TOKENIZER.tokens(word).ids())
                .doesNotContain(100)
                .isEqualTo(reference("ab".repeat(50) + " " + "ab".repeat(25)));
    }

    @Test
    void namesOfSpecialTokensAreText() {
        assertThat(TOKENIZER.tokens("a [SEP] b").ids())
                .isEqualTo(reference("a [ sep ] b"))
                .doesNotContain(102);
    }

    private static int[] reference(String text) {
        return Arrays.stream(REFERENCE.encode(text, false, false).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    private static HuggingFaceTokenizer reference() {
        try (InputStream file = file()) {
            return HuggingFaceTokenizer.newInstance(
                    file, Map.of("truncation", "false", "padding", "false"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream file() {
        return WordPieceTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json");
    }
}
