package dev.lexlog.store.relational;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.failure.Fault;
import java.util.Map;
import java.util.TreeMap;

/// A document's attributes as a column: a JSON object without spaces, its names in order.
public final class Attributes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Attributes() {}

    public static String write(Map<String, String> attributes) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(attributes));
        } catch (JsonProcessingException e) {
            throw new Fault("attributes cannot be written as JSON: " + attributes, e);
        }
    }

    static Map<String, String> parse(String column) {
        try {
            return JSON.readValue(column, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new Fault("attributes are not JSON: " + column, e);
        }
    }
}
