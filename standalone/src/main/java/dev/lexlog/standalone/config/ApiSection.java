package dev.lexlog.standalone.config;

import dev.lexlog.api.ApiConfig;
import dev.lexlog.api.Limits;
import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import dev.lexlog.standalone.setting.Values;
import java.time.Duration;
import java.util.List;

/// `api.*`.
final class ApiSection {
    private static final Setting<String> HOST =
            new Setting<>("api.host", Kind.TEXT, "127.0.0.1", "The address to listen on.");

    private static final Setting<Integer> PORT =
            new Setting<>("api.port", HealthSection.PORT, "8080", "The port; 0: any that is free.");

    private static final Setting<Integer> MAX_BODY =
            new Setting<>("api.max-body", Kind.SIZE_TEXT, "1MiB", "The largest request.");

    private static final Setting<Integer> MAX_QUERY =
            new Setting<>(
                    "api.max-query-characters",
                    Kind.number(1, 1 << 20),
                    Integer.toString(Limits.DEFAULT.maxQueryCharacters()),
                    "The longest question.");

    private static final Setting<Duration> DEFAULT_TIMEOUT =
            new Setting<>(
                    "api.default-timeout",
                    Kind.DURATION_TEXT,
                    "10s",
                    "How long an answer may take when the request does not say `timeout_ms`.");

    private static final Setting<Duration> MAX_TIMEOUT =
            new Setting<>(
                    "api.max-timeout", Kind.DURATION_TEXT, "10m", "The most that it may say.");

    private ApiSection() {}

    static List<Setting<?>> listed() {
        return List.of(HOST, PORT, MAX_BODY, MAX_QUERY, DEFAULT_TIMEOUT, MAX_TIMEOUT);
    }

    static ApiConfig of(Values values) {
        var host = values.get(HOST);
        int port = values.get(PORT);
        int maxBody = values.get(MAX_BODY);
        int maxQuery = values.get(MAX_QUERY);
        var timeout = values.get(DEFAULT_TIMEOUT);
        var maxTimeout = values.get(MAX_TIMEOUT);
        return values.checked(
                () -> new ApiConfig(host, port, new Limits(maxBody, maxQuery, timeout, maxTimeout)),
                ApiConfig.DEFAULT);
    }
}
