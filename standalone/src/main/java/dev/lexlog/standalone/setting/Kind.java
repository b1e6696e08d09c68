package dev.lexlog.standalone.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a value may be: `form` says it in words, `reader` makes the value of a text or throws
/// {@link IllegalArgumentException}. A secret is never shown.
public record Kind<T>(String form, boolean secret, Function<String, T> reader) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB)");

    public static final Kind<String> TEXT = new Kind<>("text", false, text -> text);
    public static final Kind<String> SECRET = new Kind<>("text, shown as `***`", true, t -> t);
    public static final Kind<Path> PATH = new Kind<>("path", false, Path::of);
    public static final Kind<Duration> DURATION_TEXT =
            new Kind<>("duration like 30s, 5m (ms, s, m, h, d)", false, Kind::duration);
    public static final Kind<Integer> SIZE_TEXT =
            new Kind<>("size like 16MiB (B, KiB, MiB, GiB; below 2GiB)", false, Kind::size);

    public static Kind<Integer> number(int from, int to) {
        return new Kind<>(
                "number from %d to %d".formatted(from, to),
                false,
                text -> inside(Integer.parseInt(text), from, to));
    }

    public static Kind<String> oneOf(String... words) {
        var allowed = List.of(words);
        return new Kind<>(
                String.join(" or ", words),
                false,
                text -> {
                    if (!allowed.contains(text)) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                });
    }

    /// A text of a form of its own.
    public static <T> Kind<T> of(String form, Function<String, T> reader) {
        return new Kind<>(form, false, reader);
    }

    T read(String text) {
        return reader.apply(text);
    }

    private static Duration duration(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static int size(String text) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int shift = 10 * List.of("B", "KiB", "MiB", "GiB").indexOf(matcher.group(2));
        long bytes = Long.parseLong(matcher.group(1)) << shift;
        return inside(
                Math.toIntExact(Math.min(bytes, Integer.MAX_VALUE)), 1, Integer.MAX_VALUE - 1);
    }

    private static int inside(int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(Integer.toString(value));
        }
        return value;
    }
}
