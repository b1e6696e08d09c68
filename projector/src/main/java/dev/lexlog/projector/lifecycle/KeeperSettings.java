package dev.lexlog.projector.lifecycle;

import java.time.Duration;

/// `longestRequest` is how long a request may still read a generation that answers no more. The
/// keeper looks at all generations again and again, more often while one is being promoted.
public record KeeperSettings(
        Duration longestRequest, Duration betweenLooks, Duration betweenLooksAtPromotion) {
    public static final Duration DEFAULT_BETWEEN_LOOKS = Duration.ofMillis(200);
    public static final Duration DEFAULT_BETWEEN_LOOKS_AT_PROMOTION = Duration.ofMillis(50);

    public KeeperSettings {
        requireMore(longestRequest, "longest-request");
        requireMore(betweenLooks, "between-looks");
        requireMore(betweenLooksAtPromotion, "between-looks-at-promotion");
    }

    public static KeeperSettings of(Duration longestRequest) {
        return new KeeperSettings(
                longestRequest, DEFAULT_BETWEEN_LOOKS, DEFAULT_BETWEEN_LOOKS_AT_PROMOTION);
    }

    private static void requireMore(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    name + " is " + duration + ", not more than nothing");
        }
    }
}
