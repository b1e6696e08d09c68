package dev.lexlog.embedding;

import dev.lexlog.embedding.http.HttpEmbedder;
import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.embedding.onnx.OnnxEmbedder;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the embedder of a model, and the model that a specification means: `onnx`, the packaged
/// one; `hashing:N`, where `hashing` alone has the packaged one's dimension; `http`, the server's
/// configured one; `http:NAME:DIMENSION`, another one of that server.
///
/// A model tells its embedder by its name: `hashing:N` and the packaged model's name are made in
/// this process, every other is the configured server's. What cannot be made is an {@link
/// IllegalArgumentException}.
public final class Embedders {
    private static final String HASHING = "hashing:";
    private static final String HTTP = "http:";
    private static final int MOST_DIMENSIONS = 65_536;
    private static final String ALLOWED =
            "allowed: onnx, http, hashing, hashing:N or http:NAME:N with N from 1 to 65536";

    private Embedders() {}

    public static Embedder create(String spec, EmbedderConfig config) {
        return forModel(model(spec, config), config);
    }

    public static EmbeddingModel model(String spec, EmbedderConfig config) {
        return switch (spec) {
            case "onnx" -> OnnxEmbedder.MODEL;
            case "http" -> servers(configured(config));
            case "hashing" -> HashingEmbedder.model(HashingEmbedder.DEFAULT_DIMENSION);
            case String named when named.startsWith(HASHING) ->
                    HashingEmbedder.model(dimension(spec, named.substring(HASHING.length())));
            case String named when named.startsWith(HTTP) -> servers(named(spec));
            default -> throw refused(spec);
        };
    }

    public static Embedder forModel(EmbeddingModel model, EmbedderConfig config) {
        if (!isOurs(model.name())) {
            return new HttpEmbedder(server(model, config).with(model));
        }
        if (model.equals(OnnxEmbedder.MODEL)) {
            return OnnxEmbedder.packaged(config.threads());
        }
        if (model.equals(HashingEmbedder.model(model.dimension()))) {
            return new HashingEmbedder(model.dimension());
        }
        throw new IllegalArgumentException(
                "there is no model '%s' of %d dimensions"
                        .formatted(model.name(), model.dimension()));
    }

    private static boolean isOurs(String name) {
        return name.startsWith(HASHING) || name.equals(OnnxEmbedder.MODEL.name());
    }

    /// Refuses what {@link #forModel} would not look for at the server.
    private static EmbeddingModel servers(EmbeddingModel model) {
        if (isOurs(model.name())) {
            throw new IllegalArgumentException(
                    "'%s' is a model of this process, not of the server".formatted(model.name()));
        }
        return model;
    }

    private static EmbeddingModel configured(EmbedderConfig config) {
        return server(null, config).embeddingModel();
    }

    private static HttpEmbedderConfig server(
            @Nullable EmbeddingModel model, EmbedderConfig config) {
        var server = config.http();
        if (server == null) {
            var what = Optional.ofNullable(model).map(m -> "the model '" + m.name() + "'");
            throw new IllegalArgumentException(
                    what.orElse("embedder 'http'")
                            + " needs an embedding server: its base url, model and dimension");
        }
        return server;
    }

    /// The last colon ends the name, for names of servers have colons of their own.
    private static EmbeddingModel named(String spec) {
        int end = spec.lastIndexOf(':');
        if (end <= HTTP.length()) {
            throw refused(spec);
        }
        var name = spec.substring(HTTP.length(), end);
        return new EmbeddingModel(name, dimension(spec, spec.substring(end + 1)));
    }

    private static int dimension(String spec, String number) {
        int dimension = number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : 0;
        if (dimension < 1 || dimension > MOST_DIMENSIONS) {
            throw refused(spec);
        }
        return dimension;
    }

    private static IllegalArgumentException refused(String spec) {
        return new IllegalArgumentException("embedder is '" + spec + "', " + ALLOWED);
    }
}
