package dev.lexlog.embedding.http;

import dev.lexlog.schemas.model.EmbeddingModel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An embedding server: `{baseUrl}/v1/embeddings` is called with `batchSize` texts at a time. A
/// text over `windowCharacters` is embedded in windows; choose it so that no window exceeds the
/// model's tokens, because some servers cut silently (four characters a token is a fair guess for
/// English) and those that refuse are asked again for the halves. `askForDimension` sends
/// `dimensions`, which only models that can shorten their vectors accept.
public record HttpEmbedderConfig(
        URI baseUrl,
        String model,
        @Nullable ApiKey apiKey,
        int dimension,
        boolean askForDimension,
        int windowCharacters,
        int batchSize,
        String queryInstruction,
        Duration timeout) {
    public HttpEmbedderConfig {
        if (!List.of("http", "https").contains(String.valueOf(baseUrl.getScheme()))
                || baseUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "the embedding server's base url is '" + baseUrl + "', allowed: http(s)://…");
        }
        if (model.isBlank()) {
            throw new IllegalArgumentException("the embedding server's model is empty");
        }
        requireBetween("dimension", dimension, 1, 65536);
        requireBetween("window-characters", windowCharacters, 16, Integer.MAX_VALUE);
        requireBetween("batch-size", batchSize, 1, 2048);
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout is " + timeout + ", allowed: above zero");
        }
    }

    /// Without key and instruction; windows that fit models of 512 tokens.
    public static HttpEmbedderConfig of(URI baseUrl, String model, int dimension) {
        return new HttpEmbedderConfig(
                baseUrl, model, null, dimension, false, 1_500, 16, "", Duration.ofSeconds(60));
    }

    public EmbeddingModel embeddingModel() {
        return new EmbeddingModel(model, dimension);
    }

    /// The same server with another model, whose instruction nobody told. Of the same model with
    /// another dimension the server is asked for shortened vectors.
    public HttpEmbedderConfig with(EmbeddingModel other) {
        boolean same = other.name().equals(model);
        return new HttpEmbedderConfig(
                baseUrl,
                other.name(),
                apiKey,
                other.dimension(),
                same && (askForDimension || other.dimension() != dimension),
                windowCharacters,
                batchSize,
                same ? queryInstruction : "",
                timeout);
    }

    /// The endpoint; a base url may end with `/v1`, as OpenAI's clients have it.
    URI endpoint() {
        String base = baseUrl.toString().replaceFirst("(/v1)?/*$", "");
        return URI.create(base + "/v1/embeddings");
    }

    private static void requireBetween(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(
                    "%s is %d, allowed: %d to %d".formatted(name, value, from, to));
        }
    }
}
