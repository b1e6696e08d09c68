package dev.lexlog.standalone.config;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.http.ApiKey;
import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.standalone.setting.Catalogue;
import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import dev.lexlog.standalone.setting.Values;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `embeddings.*`: which embedder, and what it needs.
public record EmbeddingsConfig(String embedder, EmbedderConfig settings) {
    private static final String HTTP = "http";
    private static final HttpEmbedderConfig PLAIN =
            HttpEmbedderConfig.of(URI.create("http://127.0.0.1"), "none", 1);

    private static final Setting<String> EMBEDDER =
            new Setting<>(
                    "embeddings.embedder",
                    Kind.of("onnx, http, hashing or hashing:N", EmbeddingsConfig::embedder),
                    "onnx",
                    "What makes vectors: `onnx`, the packaged model; `http`, an OpenAI-compatible"
                            + " server; `hashing[:N]`, N numbers without meaning, for tests.");

    private static final Setting<Integer> THREADS =
            Setting.open(
                    "embeddings.threads",
                    Kind.number(1, 1_024),
                    "Inferences of `onnx` at a time. Default: one a core.");

    private static final Setting<URI> URL =
            Setting.open(
                    "embeddings.url",
                    Kind.of("url like http://host:port", URI::create),
                    "The server of `http`, and of generations whose model is another one of it;"
                            + " `/v1/embeddings` is appended.");

    private static final Setting<String> MODEL =
            Setting.open("embeddings.model", Kind.TEXT, "The model of `http`.");

    private static final Setting<Integer> DIMENSION =
            Setting.open(
                    "embeddings.dimension",
                    Kind.number(1, 65_536),
                    "How many numbers a vector of that model has.");

    private static final Setting<String> KEY =
            Setting.open("embeddings.key", Kind.SECRET, "The server's API key.");

    private static final Setting<Integer> WINDOW =
            new Setting<>(
                    "embeddings.window",
                    Kind.number(16, Integer.MAX_VALUE),
                    Integer.toString(PLAIN.windowCharacters()),
                    "Longer texts are sent to the server in windows of so many characters.");

    private static final Setting<String> QUERY_INSTRUCTION =
            Setting.open(
                    "embeddings.query-instruction",
                    Kind.TEXT,
                    "What the model wants to read before a question.");

    static List<Setting<?>> listed() {
        return List.of(EMBEDDER, THREADS, URL, MODEL, DIMENSION, KEY, WINDOW, QUERY_INSTRUCTION);
    }

    /// Of this embedder, with what only the environment says. {@link
    /// dev.lexlog.standalone.data.CannotStart} names everything that is wrong.
    public static EmbeddingsConfig of(String embedder, Map<String, String> environment) {
        var own = new TreeMap<>(environment);
        own.keySet().removeIf(name -> !name.startsWith("LEXLOG_EMBEDDINGS_"));
        var catalogue = new Catalogue(listed(), List.of(), Set.of());
        var values = Values.read(catalogue, null, own, Map.of(EMBEDDER.key(), embedder));
        var config = of(values);
        values.requireGood();
        return config;
    }

    static EmbeddingsConfig of(Values values) {
        var embedder = values.get(EMBEDDER);
        var http = http(values, embedder.equals(HTTP));
        int cores = EmbedderConfig.defaults().threads();
        int threads = values.find(THREADS).orElse(cores);
        return new EmbeddingsConfig(embedder, new EmbedderConfig(threads, http));
    }

    /// Null unless it is wanted, or there for a later model, and complete.
    private static @Nullable HttpEmbedderConfig http(Values values, boolean wanted) {
        var url = values.find(URL);
        var model = values.find(MODEL);
        var dimension = values.find(DIMENSION);
        int window = values.get(WINDOW);
        if (!wanted && !values.isGiven(URL)) {
            return null;
        }
        requireGiven(values, wanted ? "the embedder http" : URL.key());
        if (url.isEmpty() || model.isEmpty() || dimension.isEmpty()) {
            return null;
        }
        return values.checked(
                () ->
                        new HttpEmbedderConfig(
                                url.get(),
                                model.get(),
                                values.find(KEY).map(ApiKey::new).orElse(null),
                                dimension.get(),
                                PLAIN.askForDimension(),
                                window,
                                PLAIN.batchSize(),
                                values.find(QUERY_INSTRUCTION).orElse(PLAIN.queryInstruction()),
                                PLAIN.timeout()),
                PLAIN);
    }

    private static void requireGiven(Values values, String who) {
        var missing =
                Stream.of(URL, MODEL, DIMENSION)
                        .filter(setting -> !values.isGiven(setting))
                        .map(setting -> setting.key() + " ($" + setting.variable() + ")")
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            values.problem(who + " needs " + missing);
        }
    }

    private static String embedder(String text) {
        if (!text.matches("onnx|http|hashing(:[1-9][0-9]{0,3})?")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
