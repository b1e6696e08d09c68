package dev.lexlog.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsStayHiddenTest {
    private static final Map<String, String> SECRETS =
            Map.of(
                    "LEXLOG_STORAGE_DATABASE_URL",
                            "postgresql://lex:hush@db/index?sslpassword=hush&ssl=true",
                    "LEXLOG_STORAGE_READ_REPLICA_URL", "postgresql://lex:hush@replica/index",
                    "LEXLOG_SCHEMA_REGISTRY_URL", "http://lex:hush@registry:8081",
                    "LEXLOG_SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "lex:hush",
                    "LEXLOG_KAFKA_SASL_JAAS_CONFIG", "PlainLoginModule required password=hush;",
                    "LEXLOG_KAFKA_SSL_KEYSTORE_PASSWORD", "hush",
                    "LEXLOG_EMBEDDINGS_KEY", "hush");

    @TempDir private Path folder = Path.of("");

    @Test
    void effectiveValuesShowThemAsStars() {
        var shown = source(SECRETS).values(Role.API).effective();

        assertThat(shown)
                .noneMatch(line -> line.contains("hush"))
                .contains(
                        "storage.database-url:"
                                + " 'postgresql://lex:***@db/index?sslpassword=***&ssl=true'"
                                + "  # LEXLOG_STORAGE_DATABASE_URL",
                        "kafka.sasl.jaas.config: '***'  # LEXLOG_KAFKA_SASL_JAAS_CONFIG",
                        "storage.pool.size: 8  # default");
    }

    @Test
    void recordsPrintWithoutThem() {
        assertThat(source(SECRETS).read(Role.API).toString()).doesNotContain("hush");
    }

    @Test
    void problemsDoNotQuoteThem() {
        var environment = new HashMap<>(SECRETS);
        environment.put("LEXLOG_STORAGE_DATABASE_URL", "postgresql://lex:hu/sh:hush@db");
        environment.put("LEXLOG_SCHEMA_REGISTRY_URL", "ftp://lex:hush@registry");
        environment.put("LEXLOG_SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "hush");

        assertThatThrownBy(() -> source(environment).read(Role.API))
                .hasMessageContaining("storage.database-url")
                .hasMessageContaining("schema-registry.url (ftp://lex:***@registry)")
                .hasMessageNotContaining("hush");
    }

    @Test
    void whatIsPrintedIsAConfigurationAgain() throws Exception {
        var lines = source(Map.of("LEXLOG_TOPICS_PREFIX", "a.")).values(Role.WORKER).effective();
        var file = folder.resolve("printed.yaml");
        Files.write(file, lines);

        var again = new ConfigSource(file, folder, Map.of(), null);
        assertThat(values(again.values(Role.WORKER).effective())).isEqualTo(values(lines));
        assertThat(again.read(Role.WORKER).topics().prefix()).isEqualTo("a.");
    }

    private static List<String> values(List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst("  # .*", "")).toList();
    }

    private ConfigSource source(Map<String, String> environment) {
        return new ConfigSource(null, folder, environment, null);
    }
}
