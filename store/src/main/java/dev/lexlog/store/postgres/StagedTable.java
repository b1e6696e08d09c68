package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.relational.FoldedTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table, the temporary one that a batch of its rows is copied to, and the statements between
/// them. The generations of a database share the temporary ones, for each commit that used one
/// empties all of its session.
record StagedTable(
        LogTable table, VectorType vectors, String name, String staging, List<String> columns) {
    private static final String VECTOR = "embedding";

    static StagedTable of(LogTable table, VectorType vectors, int dimension) {
        var name = FoldedTable.of(table).getName();
        var kind =
                table == LogTable.EMBEDDINGS
                        ? "_%s_%d".formatted(vectors.sqlName(), dimension)
                        : "";
        return new StagedTable(
                table, vectors, name, "pg_temp.staged_" + name + kind, columns(table));
    }

    static List<String> columns(LogTable table) {
        var relational =
                Arrays.stream(FoldedTable.of(table).fields())
                        .map(field -> '"' + field.getName() + '"');
        var own = table == LogTable.EMBEDDINGS ? Stream.of(VECTOR) : Stream.<String>empty();
        return Stream.concat(relational, own).toList();
    }

    String create() {
        return "CREATE TEMP TABLE IF NOT EXISTS %s ON COMMIT DELETE ROWS AS SELECT %s FROM %s WITH NO DATA"
                .formatted(staging.replace("pg_temp.", ""), list(columns), name);
    }

    String copy() {
        return "COPY %s FROM STDIN (FORMAT binary)".formatted(staging);
    }

    String delete() {
        return "DELETE FROM %s WHERE id = ANY (?)".formatted(name);
    }

    /// Leaves a row alone that is the same already.
    String upsert() {
        return """
        INSERT INTO %s AS old (%s)
        SELECT %s FROM %s
        ON CONFLICT (%s) DO UPDATE SET (%s) = ROW (%s)
        WHERE (%s) IS DISTINCT FROM (%s)
        """
                .formatted(
                        name,
                        list(columns),
                        list(columns),
                        staging,
                        key(),
                        list(columns),
                        list(of("excluded")),
                        compared("old"),
                        compared("excluded"));
    }

    /// Those of `keys.sql`.
    private String key() {
        return switch (table) {
            case DOCUMENTS -> "name, domain_id, session_id";
            case RESOURCE_HASHES -> "source_id, resource_type, resource_name";
            case CLUSTERS -> "term, domain_id, session_id";
            case CHUNKS,
                    CHUNK_POSITIONS,
                    EMBEDDINGS,
                    CHUNK_ENTITIES,
                    ENTITIES,
                    RELATIONSHIPS,
                    GLOSSARY_TERMS,
                    GLOSSARY_HISTORY,
                    SOURCE_HASHES ->
                    "id";
        };
    }

    private Stream<String> of(String row) {
        return columns.stream().map(column -> row + "." + column);
    }

    /// Numbers by their bits, as the digest takes them: 0 and -0 are two values.
    private String compared(String row) {
        return of(row).map(column ->
                        switch (column.substring(row.length() + 1)) {
                            case VECTOR -> vectors.sqlName() + "_send(" + column + ")";
                            case "\"confidence\"" -> "float8send(" + column + ")";
                            default -> column;
                        })
                .collect(Collectors.joining(", "));
    }

    private static String list(List<String> columns) {
        return String.join(", ", columns);
    }

    private static String list(Stream<String> columns) {
        return columns.collect(Collectors.joining(", "));
    }
}
