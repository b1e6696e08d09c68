package dev.lexlog.worker.ner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.worker.document.ChunkState;
import dev.lexlog.worker.ner.EntityMention.Place;
import dev.lexlog.worker.rules.Checked;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final ChunkId FIRST = new ChunkId("c_z");
    private static final ChunkId SECOND = new ChunkId("c_a");

    /// Chunks at 2–10 and 12–20 of a text of 22, whose ids do not sort as they lie.
    private final Places text =
            Places.of(Map.of(SECOND, chunk(1, 12, 20), FIRST, chunk(0, 2, 10)), 22);

    private final Places ready =
            Places.of(Map.of(SECOND, chunk(1, null, null), FIRST, chunk(0, null, null)), null);

    @Test
    void startDecidesAndTheEndOfAChunkIsOutsideIt() {
        assertThat(text.holding("m", new Place.Span(2, 5))).isEqualTo(Checked.good(FIRST));
        assertThat(text.holding("m", new Place.Span(9, 15))).isEqualTo(Checked.good(FIRST));
        assertThat(text.holding("m", new Place.Span(12, 15))).isEqualTo(Checked.good(SECOND));
        assertThat(text.holding("m", new Place.Span(19, 19))).isEqualTo(Checked.good(SECOND));
    }

    @Test
    void mentionThatBeginsBetweenChunksLiesInTheOneItReaches() {
        assertThat(text.holding("m", new Place.Span(10, 13))).isEqualTo(Checked.good(SECOND));
        assertThat(text.holding("m", new Place.Span(0, 3))).isEqualTo(Checked.good(FIRST));
        assertOutside(text, new Place.Span(10, 12));
        assertOutside(text, new Place.Span(11, 11));
    }

    @Test
    void placesWithoutTextAreOutside() {
        assertOutside(text, new Place.Span(20, 21));
        assertOutside(text, new Place.Span(-1, 3));
        assertOutside(text, new Place.Span(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertOutside(Places.of(Map.of(), 0), new Place.Span(0, 1));
    }

    @Test
    void mentionMayReachIntoTheSpaceBehindTheTextAndNoFurther() {
        assertThat(text.holding("m", new Place.Span(15, 22))).isEqualTo(Checked.good(SECOND));
        assertOutside(text, new Place.Span(15, 23));
    }

    @Test
    void indexIsThatOfTheChunk() {
        assertThat(text.holding("m", new Place.InChunk(1))).isEqualTo(Checked.good(SECOND));
        assertThat(ready.holding("m", new Place.InChunk(0))).isEqualTo(Checked.good(FIRST));
        assertOutside(text, new Place.InChunk(2));
        assertOutside(text, new Place.InChunk(-1));
    }

    @Test
    void offsetsNeedChunksThatHaveSome() {
        assertThat(outside(ready, new Place.Span(3, 4))).contains("send chunk_index");
    }

    private static void assertOutside(Places places, Place place) {
        assertThat(outside(places, place)).startsWith("m ");
    }

    private static String outside(Places places, Place place) {
        return switch (places.holding("m", place)) {
            case Checked.Good<ChunkId>(var chunk) -> throw new AssertionError("lies in " + chunk);
            case Checked.Bad<ChunkId>(var refusal) -> {
                assertThat(refusal.reason()).isEqualTo(ReasonCode.MENTION_OUTSIDE);
                yield refusal.message();
            }
        };
    }

    private static ChunkState chunk(int index, @Nullable Integer start, @Nullable Integer end) {
        return new ChunkState("", index, start, end);
    }
}
