package dev.lexlog.standalone.config;

import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.registry.RegistryConfig.BasicAuth;
import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import dev.lexlog.standalone.setting.Values;
import java.util.List;

/// `schema-registry.*`, under Confluent's names.
final class RegistrySection {
    private static final String LOCAL = "http://127.0.0.1:8081/apis/ccompat/v7";

    private static final Setting<RegistryConfig> URL =
            new Setting<>(
                    "schema-registry.url",
                    Kind.of("url like " + LOCAL + ", or several with commas", RegistryConfig::of),
                    LOCAL,
                    "The schema registry, Confluent's or one that speaks its REST API.");

    private static final Setting<String> USER_INFO =
            Setting.open(
                    "schema-registry.basic.auth.user.info",
                    Kind.SECRET,
                    "`user:password` for it, which may also stand in the url.");

    private static final Setting<String> CREDENTIALS_SOURCE =
            Setting.open(
                    "schema-registry.basic.auth.credentials.source",
                    Kind.oneOf("USER_INFO", "URL"),
                    "Where user and password stand. Default: `USER_INFO` where that is given.");

    private RegistrySection() {}

    static List<Setting<?>> listed() {
        return List.of(URL, USER_INFO, CREDENTIALS_SOURCE);
    }

    static RegistryConfig of(Values values) {
        var registry = values.get(URL);
        var source = values.find(CREDENTIALS_SOURCE).orElse("USER_INFO");
        var userInfo = values.find(USER_INFO);
        if (userInfo.isEmpty()
                && values.isGiven(CREDENTIALS_SOURCE)
                && source.equals("USER_INFO")) {
            values.problem(CREDENTIALS_SOURCE, "needs " + USER_INFO.key());
        }
        if (userInfo.isEmpty() || source.equals("URL")) {
            return registry;
        }
        return values.checked(() -> registry.with(BasicAuth.of(userInfo.get())), registry);
    }
}
