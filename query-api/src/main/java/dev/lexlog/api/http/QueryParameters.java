package dev.lexlog.api.http;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The query of a request. Lists are comma-separated, repeated or both; an encoded comma belongs to
/// the value. Whatever does not fit is a problem that names the parameter.
public final class QueryParameters {
    private final Map<String, List<String>> raw;

    private QueryParameters(Map<String, List<String>> raw) {
        this.raw = raw;
    }

    public static QueryParameters parse(String rawQuery) {
        var raw = new TreeMap<String, List<String>>();
        for (var pair : rawQuery.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            raw.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return new QueryParameters(raw);
    }

    /// Refuses every parameter but these.
    public void allowOnly(Set<String> names) {
        for (var name : raw.keySet()) {
            if (!names.contains(name)) {
                var allowed =
                        names.isEmpty()
                                ? "no query parameters"
                                : "one of " + String.join(", ", names.stream().sorted().toList());
                throw problem(name, single(name).orElse(""), "unknown query parameter", allowed);
            }
        }
    }

    public Optional<String> single(String name) {
        var values = raw.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw problem(name, String.join(",", values), "is given more than once", "one value");
        }
        return values.stream().findFirst().map(QueryParameters::decode);
    }

    /// One value that is not empty.
    public String required(String name, String allowed) {
        return single(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> problem(name, single(name).orElse(""), "is missing", allowed));
    }

    public boolean flag(String name, boolean defaultValue) {
        var value = single(name).orElse(Boolean.toString(defaultValue));
        if (!value.equals("true") && !value.equals("false")) {
            throw problem(name, value, "is unknown", "true or false");
        }
        return value.equals("true");
    }

    /// Empty when the parameter is left out; an empty value is an empty list.
    public Optional<List<String>> list(String name) {
        return Optional.ofNullable(raw.get(name))
                .map(values ->
                        values.stream()
                                .flatMap(v -> Arrays.stream(v.split(",")))
                                .map(QueryParameters::decode)
                                .filter(v -> !v.isEmpty())
                                .toList());
    }

    public int integer(String name, int minimum, int maximum, int defaultValue) {
        var given = single(name);
        if (given.isEmpty()) {
            return defaultValue;
        }
        var allowed = "an integer from " + minimum + " to " + maximum;
        try {
            int value = Integer.parseInt(given.get());
            if (value >= minimum && value <= maximum) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw problem(name, given.get(), "is not a number", allowed);
        }
        throw problem(name, given.get(), "is out of range", allowed);
    }

    public static RuntimeException problem(String name, String value, String what, String allowed) {
        return new Problem(
                        400,
                        name + " = '" + value + "' " + what + ": allowed is " + allowed,
                        Map.of(
                                "field", TextNode.valueOf(name),
                                "value", TextNode.valueOf(value),
                                "allowed", TextNode.valueOf(allowed)))
                .asException();
    }

    private static String decode(String raw) {
        return PercentEncoding.decodePart(raw.replace('+', ' '), raw);
    }
}
