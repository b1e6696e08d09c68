package dev.lexlog.schemas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterHeadersTest {
    @Test
    void headersReadBackAsTheyWere() {
        var letter = letter("a name is empty", new byte[] {-1, 0, 'k'});

        assertThat(DeadLetterHeaders.read(letter.write()))
                .usingRecursiveComparison()
                .isEqualTo(letter);
        assertThat(letter.recordKey()).isEqualTo("lexlog.in.documents/3/42");
    }

    @Test
    void headersAreTextUnderTheDocumentedNames() {
        var headers = letter("größer", "k".getBytes(UTF_8)).write();

        assertThat(headers.toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly(
                        "key=k",
                        "reason=empty_name",
                        "message=größer",
                        "topic=lexlog.in.documents",
                        "partition=3",
                        "offset=42",
                        "timestamp=1700");
    }

    @Test
    void recordWithoutAKeyHasNoKeyHeader() {
        var headers = letter("m", null).write();

        assertThat(headers.lastHeader("key")).isNull();
        assertThat(DeadLetterHeaders.read(headers).key()).isNull();
    }

    @Test
    void longMessageIsCutBetweenCharacters() {
        assertThat(letter("😀".repeat(600), null).message()).isEqualTo("😀".repeat(500) + "…");
        assertThat(letter("a" + "😀".repeat(600), null).message())
                .isEqualTo("a" + "😀".repeat(499) + "…");
    }

    private static DeadLetterHeaders letter(String message, byte @Nullable [] key) {
        var refusal = new Refusal(ReasonCode.EMPTY_NAME, message);
        return DeadLetterHeaders.of(refusal, "lexlog.in.documents", 3, 42, 1700, key);
    }
}
