package dev.lexlog.store.postgres;

import java.util.Map;
import java.util.TreeMap;

/// What a server for tests is set to, unless a test wants it otherwise.
final class TestPostgresSettings {
    private static final Map<String, String> QUICK =
            Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "200");

    private TestPostgresSettings() {}

    static Map<String, String> with(Map<String, String> settings) {
        var all = new TreeMap<>(QUICK);
        all.putAll(settings);
        return all;
    }
}
