package dev.lexlog.schemas.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the schema registry is. All urls lead to the same registry and are tried in turn;
/// `attempts` rounds over them, with a pause that doubles from `firstPause` on, before a call says
/// that the registry is unavailable. Every single request ends after `timeout`.
public record RegistryConfig(
        List<URI> urls,
        @Nullable BasicAuth auth,
        Duration timeout,
        int attempts,
        Duration firstPause) {
    public RegistryConfig {
        urls = urls.stream().map(RegistryConfig::checked).toList();
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("no schema registry url");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException(attempts + " attempts");
        }
    }

    /// One url or several with commas between them, as in `http://127.0.0.1:8081/apis/ccompat/v7`.
    /// User and password may stand in the first url.
    public static RegistryConfig of(String urls) {
        var list =
                Arrays.stream(urls.split(","))
                        .map(String::strip)
                        .filter(url -> !url.isEmpty())
                        .map(RegistryConfig::parsed)
                        .toList();
        var auth = list.isEmpty() ? null : BasicAuth.in(list.getFirst());
        return new RegistryConfig(list, auth, Duration.ofSeconds(10), 4, Duration.ofMillis(200));
    }

    public RegistryConfig with(@Nullable BasicAuth other) {
        return new RegistryConfig(urls, other, timeout, attempts, firstPause);
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a schema registry url: " + url, e);
        }
    }

    /// Without user, password and a slash at the end.
    private static URI checked(URI url) {
        var scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "not a schema registry url: " + url + " (wanted: http://host:port/path)");
        }
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        var path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + url.getHost() + port + path);
    }

    /// User and password of HTTP basic authentication; prints without them.
    public record BasicAuth(String user, String password) {
        /// From `user:password`.
        public static BasicAuth of(String userInfo) {
            int colon = userInfo.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(
                        "basic authentication wants user:password, but there is no colon");
            }
            return new BasicAuth(userInfo.substring(0, colon), userInfo.substring(colon + 1));
        }

        static @Nullable BasicAuth in(URI url) {
            return url.getUserInfo() == null ? null : of(url.getUserInfo());
        }

        String header() {
            var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return "BasicAuth[***]";
        }
    }
}
