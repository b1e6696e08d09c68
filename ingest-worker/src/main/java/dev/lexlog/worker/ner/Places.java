package dev.lexlog.worker.ner;

import static dev.lexlog.schemas.failure.ReasonCode.MENTION_OUTSIDE;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.worker.document.ChunkState;
import dev.lexlog.worker.ner.EntityMention.Place;
import dev.lexlog.worker.rules.Checked;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the chunks of a document's current revision lie.
final class Places {
    private final List<Placed> chunks;
    private final boolean haveOffsets;

    private final int length;

    private Places(List<Placed> chunks, int length) {
        this.chunks = chunks;
        this.length = length;
        this.haveOffsets = chunks.stream().allMatch(c -> c.end() >= 0);
    }

    /// `length` is that of the content in code points, if known.
    static Places of(Map<ChunkId, ChunkState> chunks, @Nullable Integer length) {
        return new Places(
                chunks.entrySet().stream()
                        .map(e -> Placed.of(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparingInt(Placed::index))
                        .toList(),
                length == null ? Integer.MAX_VALUE : length);
    }

    /// The chunk that holds the first character of the mention. One that begins in the white space
    /// between two chunks lies in the second if it reaches it.
    Checked<ChunkId> holding(String what, Place place) {
        return switch (place) {
            case Place.InChunk(int index) -> at(what, index);
            case Place.Span span -> holding(what, span);
        };
    }

    private Checked<ChunkId> at(String what, int index) {
        return index >= 0 && index < chunks.size()
                ? Checked.good(chunks.get(index).id())
                : Checked.bad(
                        MENTION_OUTSIDE,
                        "%s has chunk_index %d, but the document has %d chunks, counted from 0"
                                .formatted(what, index, chunks.size()));
    }

    private Checked<ChunkId> holding(String what, Place.Span span) {
        if (!haveOffsets) {
            return Checked.bad(
                    MENTION_OUTSIDE,
                    "%s has offsets, but the document's chunks have none, being ready ones or made of HTML: send chunk_index"
                            .formatted(what));
        }
        int candidate = firstEndingBehind(span.start());
        boolean holds =
                span.start() >= 0
                        && span.end() <= length
                        && candidate < chunks.size()
                        && chunks.get(candidate).start() <= lastCharacter(span);
        return holds
                ? Checked.good(chunks.get(candidate).id())
                : Checked.bad(
                        MENTION_OUTSIDE,
                        "%s lies at %d to %d, where the document has no text; its text ends at %d: count Unicode code points of the content as published, from 0"
                                .formatted(what, span.start(), span.end(), endOfText()));
    }

    private static int lastCharacter(Place.Span span) {
        return Math.max(span.start(), span.end() - 1);
    }

    private int endOfText() {
        return chunks.isEmpty() ? 0 : chunks.getLast().end();
    }

    private int firstEndingBehind(int offset) {
        int low = 0;
        int high = chunks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chunks.get(middle).end() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Offsets are -1 where there are none.
    private record Placed(ChunkId id, int index, int start, int end) {
        static Placed of(ChunkId id, ChunkState state) {
            var start = state.start();
            var end = state.end();
            return new Placed(
                    id, state.index(), start == null ? -1 : start, end == null ? -1 : end);
        }
    }
}
