package dev.lexlog.projector.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.Eventually;
import dev.lexlog.projector.Handovers;
import dev.lexlog.projector.TestLog;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wanted.ModelAnnouncer;
import dev.lexlog.schemas.wanted.WantedModel;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.IndexSettings;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Lives of generations on any store, over a real broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeeperContract {
    private static final int ROWS_PER_SECOND = 10;

    /// Longer than a test waits.
    private static final Duration FOR_LONG = Duration.ofMinutes(5);

    private final Random random = new Random(31);
    private TestLog log;
    private Generations generations;
    private Keepers keepers;
    private GhostRow ghost;

    /// An empty store.
    abstract Generations open(Path folder);

    @BeforeAll
    void startLog() throws Exception {
        log = TestLog.start();
        log.write(random, 20);
    }

    @AfterAll
    void stopLog() throws Exception {
        log.close();
    }

    @BeforeEach
    void openStore(@TempDir Path folder) {
        generations = open(folder);
        generations.begin(Keepers.SETTINGS);
        keepers = new Keepers(log, generations);
        ghost = new GhostRow(log, generations);
    }

    @AfterEach
    void closeStore() {
        generations.close();
    }

    @AfterEach
    void noneHasFailed() {
        assertThat(keepers.faults).isEmpty();
    }

    @Test
    void orderedGenerationIsMadePromotedRolledBackAndRetired() throws Exception {
        try (var _ = keepers.started("one")) {
            int number = keepers.order(true, 0);
            log.write(random, 4);

            keepers.awaitState(number, Live.class);
            keepers.awaitContents(number);
            assertThat(path(number))
                    .containsExactly(
                            "indexing", "catching-up", "verifying", "ready", "promoting", "live");
            assertThat(keepers.report(number)).contains("\"sound\":true", "\"live\":1");

            assertThat(generations.promote(1)).isTrue();
            keepers.awaitState(1, Live.class);
            log.write(random, 4);
            keepers.awaitContents(1);
            keepers.awaitContents(number);

            assertThat(generations.move(number, new Ready(), new Retiring())).isTrue();
            keepers.awaitState(number, Retired.class);
            var group = keepers.group(number);
            Eventually.is(() -> group + " is still there", () -> !groups().contains(group));
        }
    }

    @Test
    void whateverPhaseAKeeperEndsInAnotherOneGoesOn() throws Exception {
        var moved = new AtomicBoolean();
        keepers.onMove(() -> moved.set(true));
        var current = keepers.started("one");
        int number = keepers.order(true, 0);
        int restarts = 0;
        while (!(keepers.entry(number).state() instanceof Live)) {
            Eventually.is(
                    () -> "stuck: " + keepers.entry(number) + keepers.faults,
                    () -> moved.getAndSet(false));
            current.close();
            log.write(random, 1);
            restarts++;
            current = keepers.started("one");
        }

        keepers.awaitContents(number);
        current.close();
        assertThat(restarts).isGreaterThanOrEqualTo(3);
        assertThat(path(number)).doesNotHaveDuplicates();
    }

    @Test
    void asManyLoadAsTheStoreCanUseAndThenLeaveThePartitionsToTheOneThatFolds() throws Exception {
        var loaders =
                IntStream.rangeClosed(1, generations.loaders())
                        .mapToObj(i -> i == 1 ? "one" : "one.loader-" + i)
                        .collect(Collectors.toSet());
        try (var _ = keepers.startedThatMayBeSilent("one", FOR_LONG)) {
            int number = keepers.order(false, ROWS_PER_SECOND);
            keepers.awaitMembers(number, loaders);
            keepers.awaitState(number, Ready.class);
            keepers.awaitMembers(number, Set.of("one"));
            log.write(random, 4);
            keepers.awaitContents(number);
        }
    }

    @Test
    void loadersThatWereNotYetLetInKeepNoPartitions() throws Exception {
        try (var _ = keepers.startedThatMayBeSilent("one", FOR_LONG)) {
            int number = keepers.order(false, 0);
            keepers.awaitState(number, Ready.class);
            keepers.awaitMembers(number, Set.of("one"));
            log.write(random, 4);
            keepers.awaitContents(number);
        }
    }

    @Test
    void keepersShareAGenerationAndDoEachStepOnce() throws Exception {
        try (var one = keepers.started("one");
                var two = keepers.started("two")) {
            int number = keepers.order(true, 0);
            keepers.awaitState(number, Live.class);
            keepers.awaitContents(number);

            var shares = Stream.of(one, two).map(GenerationKeeper::handovers).toList();
            Eventually.is(
                    () -> shares.stream().map(Handovers::taken).toList() + " partitions taken",
                    () -> shares.stream().allMatch(share -> share.taken() > 0));
            assertThat(path(number)).doesNotHaveDuplicates();
        }
    }

    @Test
    void rowThatIsNotInTheLogIsFoundAndRefused() throws Exception {
        var planted = new AtomicBoolean();
        keepers.onMove(() -> {
            var last = keepers.moves.getLast();
            if (last.to() instanceof CatchingUp && !planted.getAndSet(true)) {
                ghost.plant(last.number());
            }
        });
        try (var _ = keepers.started("one")) {
            int number = keepers.order(true, 0);
            var refused = (Refused) keepers.awaitState(number, Refused.class).state();
            assertThat(refused.reason()).contains("chunks", "1 only in the tables", GhostRow.ID);
            assertThat(keepers.report(number)).contains("\"sound\":false", "\"only_here\":1");
            assertThat(keepers.entry(1).state()).isEqualTo(new Live());

            ghost.remove(number);
            generations.askVerification(number);
            keepers.await(number, e -> e.state() instanceof Ready || e.state() instanceof Live);
        }
    }

    @Test
    void liveOneThatIsVerifiedIsReportedOnAndReadyOneRefused() throws Exception {
        try (var _ = keepers.started("one")) {
            int number = keepers.order(false, 0);
            keepers.awaitState(number, Ready.class);
            keepers.awaitContents(1);
            ghost.plant(1);
            ghost.plant(number);
            generations.askVerification(1);
            generations.askVerification(number);

            keepers.awaitState(number, Refused.class);
            var live = keepers.await(1, e -> e.verification() != null);
            assertThat(Objects.requireNonNull(live.verification()).sound()).isFalse();
            assertThat(live.state()).isEqualTo(new Live());
        }
    }

    @Test
    void rebuildIsHeldBack() throws Exception {
        long rows = log.ends().values().stream().mapToLong(end -> end).sum();
        int bound = 100;
        try (var _ = keepers.started("one")) {
            keepers.awaitContents(1);
            int number = keepers.order(false, bound);
            long began = System.nanoTime();
            keepers.await(number, e -> !(e.state() instanceof Loading));
            var took = Duration.ofNanos(System.nanoTime() - began);

            // A third of what the log holds are markers and rows of aborted transactions.
            assertThat(took).isGreaterThan(Duration.ofMillis(1_000 * rows / 3 / bound));
        }
    }

    @Test
    void generationThatCannotBeLoadedIsRefusedAndNeitherFoldedNorVerified() throws Exception {
        var three = new GenerationSettings(Keepers.SETTINGS.model(), "english", 3);
        try (var _ = keepers.started("one")) {
            var order = new RebuildOrder(three, log.ends(), true, 0);
            int number = generations.order(order).number();
            var refused = (Refused) keepers.awaitState(number, Refused.class).state();
            assertThat(refused.reason()).contains("before it was made", "2 partitions");

            generations.askVerification(number);
            keepers.await(number, e -> e.verification() != null);
            assertThat(keepers.report(number)).contains("cannot be verified");
            assertThat(keepers.entry(number).state()).isEqualTo(refused);

            assertThat(generations.move(number, refused, new Retiring())).isTrue();
            keepers.awaitState(number, Retired.class);
        }
    }

    /// Nobody has read it: no request is waited for.
    @Test
    void cancelledRebuildIsDroppedAtOnce() throws Exception {
        try (var _ = keepers.started("one", Duration.ofHours(1))) {
            int number = keepers.order(true, 1);
            var loading = keepers.awaitState(number, Loading.class).state();
            assertThat(generations.move(number, loading, new Retiring())).isTrue();
            keepers.awaitState(number, Retired.class);
            assertThat(generations.standing().orElseThrow().live().number()).isOne();
        }
    }

    @Test
    void topicOfAnotherModelIsNotReadFor() throws Exception {
        var suffix = GenerationSettings.OWN_EMBEDDINGS + "9";
        new ModelAnnouncer(log.config("worker").connection(), Topics.DEFAULT)
                .announce(new WantedModel(suffix, new EmbeddingModel("other", 4), false));
        var settings =
                new GenerationSettings(
                        Keepers.SETTINGS.model(),
                        "english",
                        TestLog.PARTITIONS,
                        IndexSettings.DEFAULT,
                        suffix);
        try (var _ = keepers.started("one")) {
            var order = new RebuildOrder(settings, log.ends(), true, 0);
            int number = generations.order(order).number();
            var refused = (Refused) keepers.awaitState(number, Refused.class).state();
            assertThat(refused.reason())
                    .contains("hashing with 4 dimensions", suffix, "other with 4 dimensions");
        }
    }

    private List<String> path(int number) {
        return keepers.moves.stream()
                .filter(move -> move.number() == number)
                .map(Keepers.Move::to)
                .map(GenerationState::wireName)
                .toList();
    }

    private List<String> groups() {
        try {
            var groups = new ArrayList<String>();
            log.admin.listGroups().all().get().forEach(group -> groups.add(group.groupId()));
            return groups;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
