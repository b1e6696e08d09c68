package dev.lexlog.store.relational;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.GlossaryTerm;
import java.util.List;
import java.util.Map;

/// The columns of a term that are JSON: its aliases, an array in the user's order, and its tags, an
/// object of objects, whose names the row holds in order. No spaces.
public final class TermColumns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TermColumns() {}

    public static String aliases(GlossaryTerm term) {
        return write(term.aliases());
    }

    public static String tags(GlossaryTerm term) {
        return write(term.tags());
    }

    public static List<String> aliases(String column) {
        return parse(column, new TypeReference<List<String>>() {});
    }

    static Map<String, Map<String, String>> tags(String column) {
        return parse(column, new TypeReference<Map<String, Map<String, String>>>() {});
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new Fault("cannot be written as JSON: " + value, e);
        }
    }

    private static <T> T parse(String column, TypeReference<T> type) {
        try {
            return JSON.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new Fault("a column is not JSON: " + column, e);
        }
    }
}
