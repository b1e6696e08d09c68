package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationEntry.Verification;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.GenerationState.Verifying;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.RebuildOrder;
import dev.lexlog.store.lifecycle.UnknownGeneration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the catalogue of any store must do; tables play no part in it.
public abstract class GenerationsContract {
    private static final GenerationSettings OTHER =
            new GenerationSettings(
                    new EmbeddingModel("other", 16),
                    "standard",
                    2,
                    new IndexSettings(24, 200),
                    GenerationSettings.OWN_EMBEDDINGS);

    @TempDir Path folder;

    Generations generations;

    /// The store of this folder, empty if the folder is.
    protected abstract Generations open(Path folder);

    @BeforeEach
    void openStore() {
        generations = open(folder);
    }

    @AfterEach
    void closeStore() {
        generations.close();
    }

    private int order() {
        return order(false);
    }

    private int order(boolean promoteWhenReady) {
        return generations
                .order(new RebuildOrder(SampleRows.SETTINGS, Map.of(), promoteWhenReady, 0))
                .number();
    }

    private GenerationState state(int number) {
        return generations.list().get(number - 1).state();
    }

    /// One that has gone all the way, empty as it is.
    private int ready() {
        return ready(order());
    }

    private int ready(int number) {
        assertThat(generations.move(number, new Loading(Map.of()), new Indexing())).isTrue();
        generations.index(number);
        assertThat(generations.move(number, new Indexing(), new CatchingUp())).isTrue();
        assertThat(generations.move(number, new CatchingUp(), new Verifying())).isTrue();
        assertThat(generations.move(number, new Verifying(), new Ready())).isTrue();
        return number;
    }

    private void makeLive(int number) {
        assertThat(generations.promote(number)).isTrue();
        assertThat(generations.goLive(number)).isTrue();
    }

    @Test
    void emptyStoreHasNoGeneration() {
        assertThat(generations.list()).isEmpty();
        assertThat(generations.standing()).isEmpty();
        assertThat(generations.former()).isEmpty();
        assertThatThrownBy(() -> generations.open(1)).isInstanceOf(UnknownGeneration.class);
        assertThat(generations.begin(SampleRows.SETTINGS).number()).isOne();
    }

    @Test
    void firstGenerationIsLiveAtOnceAndWhatIsConfiguredLaterChangesNothing() {
        var first = generations.begin(SampleRows.SETTINGS);
        assertThat(first.number()).isOne();
        assertThat(first.state()).isEqualTo(new Live());
        assertThat(first.settings()).isEqualTo(SampleRows.SETTINGS);
        assertThat(generations.begin(OTHER)).isEqualTo(first);
        assertThat(generations.list()).containsExactly(first);
        assertThat(generations.open(1).settings()).isEqualTo(SampleRows.SETTINGS);
    }

    @Test
    void anotherPartitionCountIsAFaultWithItsCure() {
        generations.begin(SampleRows.SETTINGS);
        var six = new GenerationSettings(SampleRows.SETTINGS.model(), "english", 6);
        assertThatThrownBy(() -> generations.begin(six))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("2 partitions")
                .hasMessageContaining("6")
                .message()
                .hasLineCount(1);
    }

    @Test
    void orderIsKeptWithItsNumber() {
        generations.begin(SampleRows.SETTINGS);
        var ends = new MemoryLog().ends();
        var ordered = generations.order(new RebuildOrder(OTHER, ends, true, 1_000));
        assertThat(ordered.number()).isEqualTo(2);
        assertThat(ordered.state()).isEqualTo(new Loading(ends));
        assertThat(ordered.settings()).isEqualTo(OTHER.numbered(2));
        assertThat(ordered.promoteWhenReady()).isTrue();
        assertThat(ordered.rowsPerSecond()).isEqualTo(1_000);
        assertThat(ordered.verificationWanted()).isFalse();
        assertThat(generations.list()).extracting(GenerationEntry::number).containsExactly(1, 2);
        assertThat(generations.list()).contains(ordered);
    }

    @Test
    void onlyOneOfTwoMovesFromTheSameStateHappens() {
        generations.begin(SampleRows.SETTINGS);
        int number = order();
        var loading = state(number);
        assertThat(generations.move(number, loading, new Indexing())).isTrue();
        assertThat(generations.move(number, loading, new Indexing())).isFalse();
        assertThat(generations.move(number, loading, new Retiring())).isFalse();
        assertThat(state(number)).isEqualTo(new Indexing());
    }

    @Test
    void movesThatNoLifeHasAreRefused() {
        generations.begin(SampleRows.SETTINGS);
        int number = ready();
        List<List<GenerationState>> moves =
                List.of(
                        List.of(new Loading(Map.of()), new CatchingUp()),
                        List.of(new Ready(), new Live()),
                        List.of(new Ready(), new Promoting(Map.of())),
                        List.of(new Promoting(Map.of()), new Live()),
                        List.of(new Live(), new Ready()),
                        List.of(new Live(), new Retiring()),
                        List.of(new Retired(), new Ready()));
        assertThat(moves)
                .allSatisfy(move ->
                        assertThatThrownBy(() ->
                                        generations.move(number, move.getFirst(), move.getLast()))
                                .isInstanceOf(IllegalArgumentException.class));
        assertThat(state(number)).isEqualTo(new Ready());
        assertThat(state(1)).isEqualTo(new Live());
    }

    @Test
    void refusalKeepsItsReasonUntilItIsVerifiedAgain() {
        generations.begin(SampleRows.SETTINGS);
        int number = order();
        var refused = new Refused("the topic was \"created\" anew; ä", true);
        assertThat(generations.move(number, state(number), refused)).isTrue();
        assertThat(state(number)).isEqualTo(refused);
        assertThat(generations.promote(number)).isFalse();
        assertThat(generations.move(number, refused, new Verifying())).isTrue();
    }

    @Test
    void whatWasRefusedBeforeItWasMadeIsNeitherReadNorVerified() {
        generations.begin(SampleRows.SETTINGS);
        int number = order();
        var refused = new Refused("three partitions", false);
        assertThat(generations.move(number, state(number), refused)).isTrue();
        assertThat(state(number)).isEqualTo(refused);
        assertThat(generations.extent(number).rows()).isZero();
        assertThat(generations.positions(number)).isEmpty();
        assertThatThrownBy(() -> generations.open(number)).hasMessageContaining("refused");
        assertThatThrownBy(() -> generations.move(number, refused, new Verifying()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(generations.move(number, refused, new Retiring())).isTrue();
    }

    @Test
    void promotedGenerationIsLiveAndTheOldOneIsReadyToComeBack() {
        generations.begin(SampleRows.SETTINGS);
        int second = ready();
        makeLive(second);
        assertThat(state(second)).isEqualTo(new Live());
        assertThat(state(1)).isEqualTo(new Ready());
        assertThat(generations.former()).hasValue(1);
        assertThat(generations.list().getFirst().lastLiveAt()).isNotNull();

        makeLive(1);
        assertThat(state(1)).isEqualTo(new Live());
        assertThat(generations.list().getFirst().lastLiveAt()).isNull();
        assertThat(generations.former()).hasValue(second);

        assertThat(generations.move(second, new Ready(), new Retiring())).isTrue();
        assertThat(generations.former()).isEmpty();
    }

    @Test
    void onlyOneIsPromotedAtATimeAndOnlyWhenReady() {
        generations.begin(SampleRows.SETTINGS);
        int second = ready();
        int third = ready();
        int loading = order();
        assertThat(generations.promote(loading)).isFalse();
        assertThat(generations.promote(1)).isFalse();
        assertThat(generations.promote(second)).isTrue();
        assertThat(generations.promote(second)).isFalse();
        assertThat(generations.promote(third)).isFalse();
        assertThat(generations.goLive(third)).isFalse();

        var promoting = state(second);
        assertThat(promoting).isInstanceOf(Promoting.class);
        assertThat(generations.move(second, promoting, new Ready())).isTrue();
        assertThat(generations.goLive(second)).isFalse();
        assertThat(generations.promote(third)).isTrue();
    }

    @Test
    void cancelledPromotionIsNotBegunAgainByItself() {
        generations.begin(SampleRows.SETTINGS);
        int second = ready(order(true));
        assertThat(generations.promote(second)).isTrue();
        assertThat(generations.list().getLast().promoteWhenReady()).isTrue();
        assertThat(generations.move(second, state(second), new Ready())).isTrue();
        assertThat(generations.list().getLast().promoteWhenReady()).isFalse();
    }

    @Test
    void verificationIsWantedUntilOneCameAfterTheQuestion() {
        generations.begin(SampleRows.SETTINGS);
        var old = new Verification(Instant.parse("2026-01-01T00:00:00Z"), true, "{\"rows\":1}");
        generations.verified(1, old);
        assertThat(generations.list().getFirst().verification()).isEqualTo(old);
        generations.askVerification(1);
        assertThat(generations.list().getFirst().verificationWanted()).isTrue();
        var late = new Verification(Instant.parse("2999-01-01T00:00:00Z"), false, "{}");
        generations.verified(1, late);
        assertThat(generations.list().getFirst().verification()).isEqualTo(late);
        assertThat(generations.list().getFirst().verificationWanted()).isFalse();
    }

    @Test
    void numberThatNeverWasIsSaidToBeUnknown() {
        generations.begin(SampleRows.SETTINGS);
        order();
        List<Runnable> calls =
                List.of(
                        () -> generations.open(7),
                        () -> generations.loader(7),
                        () -> generations.index(7),
                        () -> generations.promote(7),
                        () -> generations.goLive(7),
                        () -> generations.positions(7),
                        () -> generations.extent(7),
                        () -> generations.drop(7),
                        () -> generations.askVerification(7),
                        () -> generations.move(7, new Ready(), new Retiring()));
        assertThat(calls)
                .allSatisfy(call ->
                        assertThatThrownBy(call::run)
                                .isInstanceOf(UnknownGeneration.class)
                                .hasMessageContaining("no generation 7")
                                .hasMessageContaining("[1, 2]"));
    }

    @Test
    void leaseIsHeldByOneAtATime() {
        generations.begin(SampleRows.SETTINGS);
        try (var lease = generations.lease(1, "index").orElseThrow()) {
            assertThat(lease.held()).isTrue();
            assertThat(generations.lease(1, "index")).isEmpty();
            generations.lease(1, "verify").orElseThrow().close();
            generations.lease(2, "index").orElseThrow().close();
        }
        try (var again = generations.lease(1, "index").orElseThrow()) {
            assertThat(again.held()).isTrue();
        }
    }

    @Test
    void catalogueIsKeptWhenTheStoreIsClosed() {
        generations.begin(SampleRows.SETTINGS);
        makeLive(ready());
        var promoting = ready();
        generations.promote(promoting);
        var before = generations.list();
        var standing = generations.standing();
        generations.close();
        generations = open(folder);
        assertThat(generations.list()).isEqualTo(before);
        assertThat(generations.standing()).isEqualTo(standing);
        assertThat(generations.former()).hasValue(1);
    }
}
