package dev.lexlog.standalone.cli.run;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.http.ApiKey;
import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.standalone.data.CannotStart;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which server `--embedder http` asks, from the environment: a key has no place in arguments.
final class EmbeddingServer {
    private static final String URL = "LEXLOG_EMBEDDING_URL";
    private static final String MODEL = "LEXLOG_EMBEDDING_MODEL";
    private static final String DIMENSION = "LEXLOG_EMBEDDING_DIMENSION";
    private static final String API_KEY = "LEXLOG_EMBEDDING_API_KEY";

    private EmbeddingServer() {}

    static EmbedderConfig config(String embedder, Map<String, String> environment) {
        var threads = EmbedderConfig.defaults().threads();
        return new EmbedderConfig(threads, embedder.equals("http") ? server(environment) : null);
    }

    private static HttpEmbedderConfig server(Map<String, String> environment) {
        var missing =
                List.of(URL, MODEL, DIMENSION).stream()
                        .filter(name -> environment.getOrDefault(name, "").isBlank())
                        .toList();
        if (!missing.isEmpty()) {
            throw new CannotStart(
                    "--embedder http needs %s: set %s in the environment"
                            .formatted(
                                    String.join(", ", missing),
                                    missing.size() == 1 ? "it" : "them"));
        }
        try {
            return new HttpEmbedderConfig(
                    URI.create(value(environment, URL)),
                    value(environment, MODEL),
                    key(environment.get(API_KEY)),
                    Integer.parseInt(value(environment, DIMENSION)),
                    false,
                    1_500,
                    16,
                    "",
                    Duration.ofSeconds(60));
        } catch (NumberFormatException e) {
            throw new CannotStart(
                    "%s is not a number: %s".formatted(DIMENSION, environment.get(DIMENSION)), e);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("LEXLOG_EMBEDDING_…: " + e.getMessage(), e);
        }
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static @Nullable ApiKey key(@Nullable String key) {
        return key == null || key.isBlank() ? null : new ApiKey(key.strip());
    }
}
