package dev.lexlog.api.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A method and a path template, as in `GET /v1/documents/{name}/chunks`, and who answers. A
/// variable is exactly one segment of the path as sent, so `%2F` is part of a name.
public record Route(String method, String template, Function<Call, Answer> handler) {
    public static Route get(String template, Function<Call, Answer> handler) {
        return new Route("GET", template, handler);
    }

    public static Route post(String template, Function<Call, Answer> handler) {
        return new Route("POST", template, handler);
    }

    /// The variables when the path has this form. Segments are decoded already.
    Optional<Map<String, String>> match(List<String> segments) {
        var pattern = PercentEncoding.split(template);
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < pattern.size(); i++) {
            var part = pattern.get(i);
            var segment = segments.get(i);
            if (part.startsWith("{") && !segment.isEmpty()) {
                variables.put(part.substring(1, part.length() - 1), segment);
            } else if (!part.equals(segment)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
