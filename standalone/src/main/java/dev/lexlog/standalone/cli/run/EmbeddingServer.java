package dev.lexlog.standalone.cli.run;

import dev.lexlog.embedding.http.ApiKey;
import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.standalone.cli.client.CommandFailed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The OpenAI-compatible server of `--embedder http`, named by the environment.
final class EmbeddingServer {
    private static final String URL = "LEXLOG_EMBEDDING_URL";
    private static final String MODEL = "LEXLOG_EMBEDDING_MODEL";
    private static final String DIMENSION = "LEXLOG_EMBEDDING_DIMENSION";
    private static final String API_KEY = "LEXLOG_EMBEDDING_API_KEY";
    private static final String INSTRUCTION = "LEXLOG_EMBEDDING_QUERY_INSTRUCTION";
    private static final List<String> NEEDED = List.of(URL, MODEL, DIMENSION);

    private EmbeddingServer() {}

    static HttpEmbedderConfig named(Map<String, String> environment) {
        var missing = new ArrayList<>(NEEDED);
        missing.removeIf(name -> !environment.getOrDefault(name, "").isBlank());
        if (!missing.isEmpty()) {
            throw new CommandFailed(
                    "--embedder http needs " + String.join(", ", missing) + " in the environment");
        }
        try {
            var simple =
                    HttpEmbedderConfig.of(
                            URI.create(environment.getOrDefault(URL, "")),
                            environment.getOrDefault(MODEL, ""),
                            Integer.parseInt(environment.getOrDefault(DIMENSION, "")));
            var key = environment.get(API_KEY);
            return new HttpEmbedderConfig(
                    simple.baseUrl(),
                    simple.model(),
                    key == null || key.isBlank() ? null : new ApiKey(key),
                    simple.dimension(),
                    simple.askForDimension(),
                    simple.windowCharacters(),
                    simple.batchSize(),
                    environment.getOrDefault(INSTRUCTION, ""),
                    simple.timeout());
        } catch (NumberFormatException e) {
            throw new CommandFailed(DIMENSION + " is no number: " + environment.get(DIMENSION), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
