package dev.lexlog.standalone.stack;

import dev.lexlog.embedding.http.ApiKey;
import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.standalone.data.CannotStart;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The embedder `http`, as environment variables describe it.
public final class EmbeddingServer {
    static final String URL = "LEXLOG_EMBEDDINGS_URL";
    static final String MODEL = "LEXLOG_EMBEDDINGS_MODEL";
    static final String DIMENSION = "LEXLOG_EMBEDDINGS_DIMENSION";
    static final String KEY = "LEXLOG_EMBEDDINGS_KEY";
    static final String WINDOW = "LEXLOG_EMBEDDINGS_WINDOW";
    static final String INSTRUCTION = "LEXLOG_EMBEDDINGS_QUERY_INSTRUCTION";

    private EmbeddingServer() {}

    /// {@link CannotStart} names every variable that is missing, or the one that is wrong.
    public static HttpEmbedderConfig of(Map<String, String> environment) {
        var missing =
                Stream.of(URL, MODEL, DIMENSION)
                        .filter(name -> environment.getOrDefault(name, "").isBlank())
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new CannotStart("embedder http needs the environment variables " + missing);
        }
        try {
            var url = URI.create(environment.getOrDefault(URL, ""));
            int dimension = number(DIMENSION, environment.getOrDefault(DIMENSION, ""));
            var plain = HttpEmbedderConfig.of(url, environment.getOrDefault(MODEL, ""), dimension);
            var key = environment.getOrDefault(KEY, "");
            var window = environment.getOrDefault(WINDOW, "");
            return new HttpEmbedderConfig(
                    plain.baseUrl(),
                    plain.model(),
                    key.isBlank() ? null : new ApiKey(key),
                    plain.dimension(),
                    plain.askForDimension(),
                    window.isBlank() ? plain.windowCharacters() : number(WINDOW, window),
                    plain.batchSize(),
                    environment.getOrDefault(INSTRUCTION, plain.queryInstruction()),
                    plain.timeout());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("embedder http: " + e.getMessage(), e);
        }
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new CannotStart(name + " is no number: " + value, e);
        }
    }
}
