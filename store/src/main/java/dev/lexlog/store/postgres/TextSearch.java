package dev.lexlog.store.postgres;

import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.relational.VisibleRows;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Chunks that have any of the words asked for, by `ts_rank`: a stop-gap, for it knows nothing of
/// how rare a word is.
final class TextSearch {
    private static final Field<Double> SCORE = DSL.field(DSL.name("score"), SQLDataType.DOUBLE);

    private final DSLContext sql;
    private final String language;

    TextSearch(DSLContext sql, String language) {
        this.sql = sql;
        this.language = language;
    }

    Candidates best(String query, ChunkFilter filter, int limit) {
        var words = anyWord(query);
        if (words == null) {
            return new Candidates(List.of(), true);
        }
        var asked = DSL.inline(words);
        var items =
                sql.select(
                                CHUNKS.ID,
                                DSL.field("ts_rank(words, {0}::tsquery)", SCORE.getType(), asked)
                                        .as(SCORE))
                        .from(CHUNKS)
                        .where("words @@ {0}::tsquery", asked)
                        .and(VisibleRows.chunks(filter))
                        .orderBy(SCORE.desc(), CHUNKS.ID)
                        .limit(limit)
                        .fetch(row -> new Candidate(new ChunkId(row.value1()), row.value2()));
        return new Candidates(items, true);
    }

    /// The query's words as the index has them, each quoted, with `|` between; null when none is
    /// left. On its own, so that the next statement is planned for these words.
    private @Nullable String anyWord(String query) {
        return sql.fetchSingle(
                        """
                        SELECT string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''', ' | ')
                        FROM unnest(tsvector_to_array(to_tsvector({0}::regconfig, {1}))) AS word\
                        """,
                        DSL.inline("pg_catalog." + language), DSL.inline(query.replace('\0', ' ')))
                .get(0, String.class);
    }
}
