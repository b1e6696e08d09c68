package dev.lexlog.schemas.wire.serde;

import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.registry.RegistryConfig.BasicAuth;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/// Confluent's configuration keys. Those that would change what is written or read in a way that
/// these classes do not know are refused, not ignored.
public record SerdeConfig(RegistryConfig registry, boolean autoRegister, boolean useLatest) {
    private static final String URL = "schema.registry.url";
    private static final String AUTO_REGISTER = "auto.register.schemas";
    private static final String USE_LATEST = "use.latest.version";
    private static final String AUTH_SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";
    private static final String SPECIFIC_READER = "specific.avro.reader";
    private static final String TOPIC_NAMES =
            "io.confluent.kafka.serializers.subject.TopicNameStrategy";

    private static final ConfigDef KEYS =
            new ConfigDef()
                    .define(
                            URL,
                            ConfigDef.Type.LIST,
                            Importance.HIGH,
                            "Registry urls, tried in turn")
                    .define(AUTO_REGISTER, ConfigDef.Type.BOOLEAN, true, Importance.MEDIUM, "")
                    .define(USE_LATEST, ConfigDef.Type.BOOLEAN, false, Importance.LOW, "")
                    .define(
                            AUTH_SOURCE,
                            ConfigDef.Type.STRING,
                            "URL",
                            ValidString.in("URL", "USER_INFO"),
                            Importance.MEDIUM,
                            "")
                    .define(
                            USER_INFO,
                            ConfigDef.Type.PASSWORD,
                            "",
                            Importance.MEDIUM,
                            "user:password")
                    .define(SPECIFIC_READER, ConfigDef.Type.BOOLEAN, false, Importance.LOW, "");

    public static SerdeConfig of(Map<String, ?> configs) {
        refuseOtherSubjects(configs);
        var values = new AbstractConfig(KEYS, configs, false);
        if (values.getBoolean(SPECIFIC_READER)) {
            throw new ConfigException(
                    SPECIFIC_READER, true, "this deserializer returns generic records only");
        }
        return new SerdeConfig(
                registry(values), values.getBoolean(AUTO_REGISTER), values.getBoolean(USE_LATEST));
    }

    private static RegistryConfig registry(AbstractConfig values) {
        var urls = String.join(",", values.getList(URL));
        try {
            var registry = RegistryConfig.of(urls);
            return values.getString(AUTH_SOURCE).equals("USER_INFO")
                    ? registry.with(BasicAuth.of(values.getPassword(USER_INFO).value()))
                    : registry;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }

    private static void refuseOtherSubjects(Map<String, ?> configs) {
        for (var key : new String[] {"key.subject.name.strategy", "value.subject.name.strategy"}) {
            var strategy = name(configs.get(key));
            if (strategy != null && !strategy.equals(TOPIC_NAMES)) {
                throw new ConfigException(key, strategy, "only " + TOPIC_NAMES + " is supported");
            }
        }
    }

    private static @Nullable String name(@Nullable Object strategy) {
        if (strategy instanceof Class<?> type) {
            return type.getName();
        }
        return strategy == null ? null : strategy.toString();
    }
}
