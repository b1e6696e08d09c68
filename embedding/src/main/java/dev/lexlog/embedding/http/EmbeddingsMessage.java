package dev.lexlog.embedding.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.Embedding;
import java.util.Arrays;
import java.util.List;

/// The JSON of `/v1/embeddings`: what is asked, and the checked answer in the order of the
/// question.
final class EmbeddingsMessage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmbeddingsMessage() {}

    static String request(List<String> inputs, HttpEmbedderConfig config) {
        var request = JSON.createObjectNode();
        request.put("model", config.model());
        request.put("encoding_format", "float");
        if (config.askForDimension()) {
            request.put("dimensions", config.dimension());
        }
        var input = request.putArray("input");
        inputs.forEach(input::add);
        return request.toString();
    }

    static List<Embedding> answer(String body, int asked, HttpEmbedderConfig config) {
        JsonNode data = parsed(body).path("data");
        if (!data.isArray() || data.size() != asked) {
            throw new Fault(
                    "%s answered %d embeddings for %d texts: %s"
                            .formatted(config.endpoint(), data.size(), asked, head(body)));
        }
        var embeddings = new Embedding[asked];
        for (JsonNode item : data) {
            int index = item.path("index").asInt(-1);
            if (index < 0 || index >= asked || embeddings[index] != null) {
                throw new Fault(config.endpoint() + " answered the index " + item.path("index"));
            }
            embeddings[index] = vector(item.path("embedding"), config);
        }
        return Arrays.asList(embeddings);
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Fault("the embedding server answered no JSON: " + head(body), e);
        }
    }

    private static Embedding vector(JsonNode numbers, HttpEmbedderConfig config) {
        if (numbers.size() != config.dimension()) {
            throw new Fault(
                    "%s answers %d dimensions for model '%s', configured are %d"
                            .formatted(
                                    config.endpoint(),
                                    numbers.size(),
                                    config.model(),
                                    config.dimension()));
        }
        var values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).isNumber() ? numbers.get(i).floatValue() : Float.NaN;
        }
        try {
            return Embedding.of(values).normalised();
        } catch (IllegalArgumentException e) {
            throw new Fault(config.endpoint() + " answered an unusable vector", e);
        }
    }

    static String head(String body) {
        return body.length() <= 300 ? body : body.substring(0, 300) + "…";
    }
}
