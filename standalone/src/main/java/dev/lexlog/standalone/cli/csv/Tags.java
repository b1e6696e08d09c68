package dev.lexlog.standalone.cli.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/// Tags as JSON: `{"source": {"table": "voyages"}}`.
public final class Tags {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();
    private static final String FORM = "tags are JSON like {\"source\": {\"table\": \"voyages\"}}";

    private Tags() {}

    /// Empty for no tags.
    public static String write(Map<String, Map<String, String>> tags) {
        try {
            return tags.isEmpty() ? "" : JSON.writeValueAsString(tags);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Fails with a message that says what tags look like.
    public static Map<String, Map<String, String>> read(String text) {
        var tags = new TreeMap<String, Map<String, String>>();
        if (!text.isBlank()) {
            object(tree(text)).forEach((name, values) -> tags.put(name, texts(values)));
        }
        return tags;
    }

    private static Map<String, String> texts(JsonNode values) {
        var texts = new TreeMap<String, String>();
        object(values)
                .forEach((name, value) -> {
                    if (!value.isTextual()) {
                        throw new IllegalArgumentException(FORM + ", not " + value);
                    }
                    texts.put(name, value.textValue());
                });
        return texts;
    }

    private static Map<String, JsonNode> object(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(FORM + ", not " + node);
        }
        var members = new TreeMap<String, JsonNode>();
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(FORM + ": " + e.getOriginalMessage(), e);
        }
    }
}
