package dev.lexlog.standalone.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A path of the API with its query.
public record Target(String path, Map<String, String> query) {
    public Target {
        query = new LinkedHashMap<>(query);
    }

    /// Without a query.
    ///
    /// @param rest parts of the path, not yet encoded
    public static Target of(String path, String... rest) {
        var encoded = Arrays.stream(rest).map(part -> "/" + encoded(part));
        return new Target(path + encoded.collect(Collectors.joining()), Map.of());
    }

    /// A parameter that is null is left out; an empty one is sent, for it may say "none".
    public Target with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Target(path, more);
    }

    @Override
    public String toString() {
        return query.isEmpty()
                ? path
                : query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
