package dev.lexlog.api;

/// Where the API listens and what it lets through. Port 0 is any free one.
public record ApiConfig(String host, int port, Limits limits) {
    public static final ApiConfig DEFAULT = new ApiConfig("127.0.0.1", 8080, Limits.DEFAULT);

    public ApiConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is empty");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ": allowed is 0 to 65535");
        }
    }
}
