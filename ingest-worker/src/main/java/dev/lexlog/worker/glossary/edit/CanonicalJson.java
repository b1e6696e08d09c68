package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.model.Keys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// JSON in one spelling only: texts as in {@link Keys}, members sorted by name, no spaces.
final class CanonicalJson {
    private CanonicalJson() {}

    static String of(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Boolean truth -> truth.toString();
            case List<?> list ->
                    list.stream().map(CanonicalJson::of).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> map -> object(map);
            default -> throw new IllegalArgumentException("no details hold a " + value.getClass());
        };
    }

    private static String object(Map<?, ?> map) {
        var sorted = new TreeMap<String, String>();
        map.forEach((name, value) -> sorted.put(name.toString(), of(value)));
        return sorted.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        var array = Keys.array(text);
        return array.substring(1, array.length() - 1);
    }
}
