package dev.lexlog.embedding;

import dev.lexlog.embedding.http.HttpEmbedder;
import dev.lexlog.embedding.onnx.OnnxEmbedder;

/// Makes the embedder that a specification names: `onnx`, `http`, `hashing` or `hashing:N`.
public final class Embedders {
    private static final String ALLOWED =
            "allowed: onnx, http, hashing, hashing:N with N from 1 to 65536";

    private Embedders() {}

    public static Embedder create(String spec, EmbedderConfig config) {
        return switch (spec) {
            case "onnx" -> OnnxEmbedder.packaged(config.threads());
            case "http" -> http(config);
            case "hashing" -> new HashingEmbedder(HashingEmbedder.DEFAULT_DIMENSION);
            case String named when named.startsWith("hashing:") ->
                    new HashingEmbedder(dimension(named));
            default -> throw new IllegalArgumentException("embedder is '" + spec + "', " + ALLOWED);
        };
    }

    private static Embedder http(EmbedderConfig config) {
        if (config.http() == null) {
            throw new IllegalArgumentException(
                    "embedder 'http' needs its base url, model and dimension");
        }
        return new HttpEmbedder(config.http());
    }

    private static int dimension(String spec) {
        String number = spec.substring("hashing:".length());
        int dimension = number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : 0;
        if (dimension < 1 || dimension > 65536) {
            throw new IllegalArgumentException("embedder is '" + spec + "', " + ALLOWED);
        }
        return dimension;
    }
}
