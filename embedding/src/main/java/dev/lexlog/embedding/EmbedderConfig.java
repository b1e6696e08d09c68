package dev.lexlog.embedding;

import dev.lexlog.embedding.http.HttpEmbedderConfig;
import org.jspecify.annotations.Nullable;

/// How vectors are made: `threads` inferences run at once in this process; `http` is the server of
/// all models that are not made in this process.
public record EmbedderConfig(int threads, @Nullable HttpEmbedderConfig http) {
    public EmbedderConfig {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", allowed: 1 and more");
        }
    }

    /// One inference a core, no embedding server.
    public static EmbedderConfig defaults() {
        return new EmbedderConfig(Runtime.getRuntime().availableProcessors(), null);
    }
}
