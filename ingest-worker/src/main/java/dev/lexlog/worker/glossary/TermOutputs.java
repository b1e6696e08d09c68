package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.glossary.state.TermChange;
import dev.lexlog.worker.stage.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records that changes of terms write: the term, its chunk when the text or the domain is
/// another one, and the history. All of them lie where the user leads.
final class TermOutputs {
    private final List<Output> outputs = new ArrayList<>();
    private final String user;

    private TermOutputs(String user) {
        this.user = user;
    }

    static List<Output> of(List<TermChange> changes) {
        var all = new ArrayList<Output>();
        for (var change : changes) {
            var one = new TermOutputs(change.history().user());
            one.term(change);
            one.chunk(chunkOf(change.before()), chunkOf(change.after()));
            one.put(change.history());
            all.addAll(one.outputs);
        }
        return List.copyOf(all);
    }

    private void term(TermChange change) {
        var after = change.after();
        if (after != null) {
            put(after);
            return;
        }
        tombstone(LogTable.GLOSSARY_TERMS, change.history().term().value());
    }

    private static @Nullable TermChunk chunkOf(@Nullable GlossaryTerm term) {
        return term == null ? null : TermChunk.of(term);
    }

    /// The id covers every column of the chunk, so equal ids mean equal rows.
    private void chunk(@Nullable TermChunk before, @Nullable TermChunk after) {
        if (before != null && after != null && before.chunk().id().equals(after.chunk().id())) {
            return;
        }
        if (before != null) {
            tombstone(LogTable.CHUNKS, before.chunk().key());
            tombstone(LogTable.CHUNK_POSITIONS, before.position().key());
        }
        if (after != null) {
            put(after.chunk());
            put(after.position());
        }
    }

    private void put(LogRow row) {
        outputs.add(new Output.Put(row, user));
    }

    private void tombstone(LogTable table, String key) {
        outputs.add(new Output.Tombstone(table, key, user));
    }
}
