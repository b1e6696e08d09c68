package dev.lexlog.schemas.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/// Arbitrary texts and times, with emoji, control characters and nulls.
final class Texts {
    private Texts() {}

    static Arbitrary<String> texts() {
        var any = Arbitraries.strings().all().ofMaxLength(20).filter(Texts::isUnicode);
        return Arbitraries.oneOf(any, Arbitraries.of("", "😀 größer 数", "\u0000\u001f", "a\nb"));
    }

    static Arbitrary<@Nullable String> textsOrNull() {
        return texts().injectNull(0.3);
    }

    static Arbitrary<String> names() {
        return texts().filter(t -> !t.isEmpty());
    }

    static Arbitrary<List<String>> lists() {
        return texts().list().ofMaxSize(3);
    }

    static Arbitrary<Map<String, String>> maps() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(3);
    }

    static Arbitrary<Map<String, Map<String, String>>> tags() {
        return Arbitraries.maps(texts(), maps()).ofMaxSize(3);
    }

    static Arbitrary<Instant> times() {
        return Arbitraries.longs().map(Instant::ofEpochMilli);
    }

    /// Times that events may bear: 0 is the broker's.
    static Arbitrary<@Nullable Instant> timesOrNull() {
        return times().filter(t -> !t.equals(Instant.EPOCH)).injectNull(0.3);
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
