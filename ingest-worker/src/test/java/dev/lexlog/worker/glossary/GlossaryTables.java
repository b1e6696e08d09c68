package dev.lexlog.worker.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Origin;
import dev.lexlog.worker.stage.Output;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A glossary stage on stores in memory, and the tables that its records fold to. A tombstone must
/// meet a row, and a put must change one.
final class GlossaryTables {
    static final Instant BROKER_TIME = Instant.parse("2026-03-01T12:00:00Z");

    final MemoryStores stores = new MemoryStores();
    private final GlossaryStage stage = new GlossaryStage(stores);
    private final Map<LogTable, Map<String, LogRow>> tables = new EnumMap<>(LogTable.class);

    /// Without a domain, by the default user. Must be accepted.
    List<Output> accept(GlossaryChange change) {
        return accept(null, change);
    }

    List<Output> accept(@Nullable String domain, GlossaryChange change) {
        return accept(Edits.edit(domain, change));
    }

    List<Output> accept(GlossaryEdit edit) {
        return switch (take(edit, edit.userId())) {
            case Checked.Good<List<Output>>(var outputs) -> outputs;
            case Checked.Bad<List<Output>>(var refusal) ->
                    throw new AssertionError(refusal.reason() + ": " + refusal.message());
        };
    }

    /// Why it is refused. Must be.
    Refusal refuse(GlossaryChange change) {
        return refuse(Edits.edit(null, change));
    }

    Refusal refuse(GlossaryEdit edit) {
        return switch (take(edit, edit.userId())) {
            case Checked.Good<List<Output>>(var outputs) ->
                    throw new AssertionError("accepted: " + outputs);
            case Checked.Bad<List<Output>>(var refusal) -> refusal;
        };
    }

    /// Null when it is accepted.
    @Nullable ReasonCode judge(GlossaryEdit edit, String key) {
        return switch (take(edit, key)) {
            case Checked.Good<List<Output>> _ -> null;
            case Checked.Bad<List<Output>>(var refusal) -> refusal.reason();
        };
    }

    Checked<List<Output>> take(GlossaryEdit edit, String key) {
        var origin = new Origin("lexlog.in.glossary-edits", 0, 0);
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        return stage.take(edit, new Arrival(bytes, new byte[0], origin, BROKER_TIME))
                .then(outputs -> {
                    outputs.forEach(output -> fold(output, edit.userId()));
                    return Checked.good(outputs);
                });
    }

    List<GlossaryTerm> terms() {
        return rows(LogTable.GLOSSARY_TERMS, GlossaryTerm.class);
    }

    List<TermEdit> history() {
        return rows(LogTable.GLOSSARY_HISTORY, TermEdit.class);
    }

    List<Chunk> chunks() {
        return rows(LogTable.CHUNKS, Chunk.class);
    }

    List<ChunkPosition> positions() {
        return rows(LogTable.CHUNK_POSITIONS, ChunkPosition.class);
    }

    /// The only live term with exactly this name.
    GlossaryTerm term(String name) {
        return terms().stream()
                .filter(term -> term.name().equals(name))
                .reduce((a, b) -> {
                    throw new AssertionError("two terms: " + a + b);
                })
                .orElseThrow(() -> new AssertionError("no term " + name));
    }

    /// Of the term with this id, by number.
    List<TermEdit> history(GlossaryTerm term) {
        return history().stream()
                .filter(edit -> edit.term().equals(term.id()))
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .toList();
    }

    private <R extends LogRow> List<R> rows(LogTable table, Class<R> type) {
        return rows(table).values().stream().map(type::cast).toList();
    }

    private Map<String, LogRow> rows(LogTable table) {
        return tables.computeIfAbsent(table, t -> new TreeMap<>());
    }

    private void fold(Output output, String user) {
        switch (output) {
            case Output.Put(var row, var routedBy) -> {
                assertThat(routedBy).isEqualTo(user);
                assertThat(row).isNotEqualTo(rows(row.table()).put(row.key(), row));
            }
            case Output.Tombstone(var table, var key, var routedBy) -> {
                assertThat(routedBy).isEqualTo(user);
                assertThat(rows(table).remove(key)).isNotNull();
            }
            case Output.Forward _, Output.Multicast _, Output.Again _, Output.Refused _ ->
                    throw new AssertionError("the glossary writes log topics only: " + output);
        }
    }
}
