package dev.lexlog.store.postgres;

import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.relational.GenerationRow;
import dev.lexlog.store.relational.Scripts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The statements that make a generation's tables: columns first, then keys, then indexes.
record GenerationScripts(GenerationSettings settings, VectorType vectors) {
    /// A row has to fit into a page of 8 KiB beside its other columns.
    private static final int LONGEST_PLAIN = 6_000;

    private static final int M = 16;
    private static final int EF_CONSTRUCTION = 64;

    private static final Pattern MADE =
            Pattern.compile(
                    "(?:ALTER TABLE (?<keyed>\\w+) ADD CONSTRAINT (?<key>\\w+)|CREATE INDEX (?<index>\\w+) ON (?<indexed>\\w+)) .*;");
    private static final Map<String, String> LANGUAGES =
            new TreeMap<>(Map.of("english", "english", "standard", "simple"));

    GenerationScripts {
        language(settings);
        int dimension = settings.model().dimension();
        if (dimension > vectors.maxDimension()) {
            throw new IllegalArgumentException(
                    "an index over %s holds at most %d dimensions, but model %s has %d"
                            .formatted(
                                    vectors.sqlName(),
                                    vectors.maxDimension(),
                                    settings.model().name(),
                                    dimension));
        }
        if (efConstruction(settings) < 2 * m(settings)) {
            throw new IllegalArgumentException(
                    "hnsw.ef-construction is %d: with hnsw.m %d it is at least %d"
                            .formatted(efConstruction(settings), m(settings), 2 * m(settings)));
        }
    }

    /// The text search configuration of the generation's analyser.
    static String language(GenerationSettings settings) {
        var language = LANGUAGES.get(settings.analyser());
        if (language == null) {
            throw new IllegalArgumentException(
                    "unknown analyser " + settings.analyser() + ": one of " + LANGUAGES.keySet());
        }
        return language;
    }

    private static int m(GenerationSettings settings) {
        return settings.index().mOr(M);
    }

    private static int efConstruction(GenerationSettings settings) {
        return settings.index().efConstructionOr(Math.max(EF_CONSTRUCTION, 2 * m(settings)));
    }

    /// Tables without keys.
    String tables() {
        var shared =
                withOwnText(GenerationRow.tables()).replace(" NOT NULL PRIMARY KEY", " NOT NULL");
        return shared + filled("generation.sql");
    }

    /// Text that sorts by code point.
    static String withOwnText(String script) {
        return script.replaceAll("\\bvarchar\\b", "text COLLATE \"C\"");
    }

    List<Made> keys() {
        return allMade("keys.sql");
    }

    List<Made> indexes() {
        return allMade("indexes.sql");
    }

    private List<Made> allMade(String script) {
        return filled(script).lines().flatMap(GenerationScripts::made).toList();
    }

    private static Stream<Made> made(String line) {
        var found = MADE.matcher(line);
        if (!found.matches()) {
            return Stream.empty();
        }
        return found.group("key") == null
                ? Stream.of(new Made(found.group("indexed"), found.group("index"), line))
                : Stream.of(new Made(found.group("keyed"), found.group("key"), line));
    }

    private String filled(String script) {
        int dimension = settings.model().dimension();
        boolean plain = vectors.bytes(dimension) <= LONGEST_PLAIN;
        return Scripts.read(GenerationScripts.class, script)
                .replace("{vector}", vectors.sqlName())
                .replace("{dimension}", String.valueOf(dimension))
                .replace("{storage}", plain ? "PLAIN" : "EXTERNAL")
                .replace("{language}", language(settings))
                .replace("{m}", String.valueOf(m(settings)))
                .replace("{ef}", String.valueOf(efConstruction(settings)));
    }

    /// A key or an index of this name, and the statement that makes it.
    record Made(String table, String name, String sql) {}
}
