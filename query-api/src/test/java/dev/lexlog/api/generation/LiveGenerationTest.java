package dev.lexlog.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.api.fake.MemoryGeneration;
import dev.lexlog.api.fake.MemoryGenerations;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveGenerationTest {
    private static final LogPartition CHUNKS = new LogPartition("lexlog.log.chunks", 0);

    private final MemoryGeneration first = generation(1);
    private final MemoryGeneration second = generation(2);
    private final MemoryGenerations generations = new MemoryGenerations(first);
    private final List<Integer> warmed = new CopyOnWriteArrayList<>();
    private volatile Runnable whileWarming = () -> {};
    private final LiveGeneration live = new LiveGeneration(() -> generations, this::warmUp);

    @AfterEach
    void stop() {
        live.close();
    }

    private static MemoryGeneration generation(int number) {
        return new MemoryGeneration(
                number, new GenerationSettings(new EmbeddingModel("fake", 4), "english", 2));
    }

    private void warmUp(Generation generation) {
        whileWarming.run();
        warmed.add(generation.number());
    }

    private void promoteTheSecond() {
        generations.add(second, new Ready());
        generations.promote(2);
        generations.goLive(2);
    }

    @Test
    void promotedGenerationIsFollowedWithinASecond() {
        assertThat(live.get()).isSameAs(first);

        promoteTheSecond();

        within(Duration.ofSeconds(1), () -> live.get() == second);
    }

    @Test
    void rollbackIsFollowedToo() {
        promoteTheSecond();
        within(Duration.ofSeconds(5), () -> live.get() == second);

        generations.promote(1);
        generations.goLive(1);

        within(Duration.ofSeconds(1), () -> live.get() == first);
    }

    @Test
    void nextOneIsWarmBeforeItIsHandedOut() {
        assertThat(live.get()).isSameAs(first);
        whileWarming = () -> assertThat(live.get()).isSameAs(first);

        promoteTheSecond();

        within(Duration.ofSeconds(5), () -> live.get() == second);
        assertThat(warmed).containsExactly(1, 2);
    }

    @Test
    void oneThatCannotBeWarmedIsFollowedAllTheSame() {
        assertThat(live.get()).isSameAs(first);
        whileWarming =
                () -> {
                    throw new IllegalStateException("cold");
                };

        promoteTheSecond();

        within(Duration.ofSeconds(1), () -> live.get() == second);
    }

    @Test
    void oneThatTakesLongToWarmIsFollowedWithinASecond() {
        assertThat(live.get()).isSameAs(first);
        whileWarming = () -> LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());

        promoteTheSecond();

        within(Duration.ofSeconds(1), () -> live.get() == second);
    }

    @Test
    void promotingOneIsWarmedBeforeItIsLive() {
        assertThat(live.get()).isSameAs(first);
        generations.add(second, new Ready());

        generations.promote(2);

        within(Duration.ofSeconds(5), () -> warmed.contains(2));
        assertThat(live.get()).isSameAs(first);
    }

    @Test
    void oneWhoseReadingsLagBehindTheCatalogueIsNotHandedOut() {
        assertThat(live.get()).isSameAs(first);
        second.positions.put(CHUNKS, 5L);
        second.shownPositions.put(CHUNKS, 4L);
        promoteTheSecond();
        within(Duration.ofSeconds(5), () -> warmed.contains(2));
        assertThat(live.get()).isSameAs(first);

        second.shownPositions.put(CHUNKS, 5L);

        within(Duration.ofSeconds(5), () -> live.get() == second);
    }

    @Test
    void lastOneAnswersWhileTheDatabaseIsAway() {
        assertThat(live.get()).isSameAs(first);
        generations.leave();

        assertThat(live.get()).isSameAs(first);

        generations.comeBack();
        promoteTheSecond();
        within(Duration.ofSeconds(5), () -> live.get() == second);
    }

    @Test
    void withoutAnyItIsUnavailable() {
        generations.leave();
        try (var starting = new LiveGeneration(() -> generations, this::warmUp)) {
            assertThatThrownBy(starting::get).isInstanceOf(Unavailable.class);

            generations.comeBack();

            assertThat(starting.get()).isSameAs(first);
        }
    }

    @Test
    void formerOneMayStillBeAnsweringForAMoment() {
        assertThat(live.get()).isSameAs(first);
        assertThat(live.answering()).containsExactly(first);

        promoteTheSecond();
        within(Duration.ofSeconds(5), () -> live.get() == second);

        assertThat(live.answering()).containsExactly(second, first);
        within(Duration.ofSeconds(5), () -> live.answering().equals(List.of(second)));
    }

    @Test
    void questionToADroppedGenerationIsAskedOfTheLiveOne() {
        assertThat(live.get()).isSameAs(first);
        var asked = new CopyOnWriteArrayList<Integer>();

        int answered =
                live.answer(generation -> {
                    asked.add(generation.number());
                    if (generation == first) {
                        promoteTheSecond();
                        throw new IllegalStateException("the tables are gone");
                    }
                    return generation.number();
                });

        assertThat(answered).isEqualTo(2);
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void questionThatFailsOnTheLiveGenerationIsNotAskedAgain() {
        var asked = new CopyOnWriteArrayList<Integer>();

        assertThatThrownBy(() ->
                        live.answer(generation -> {
                            asked.add(generation.number());
                            throw new IllegalStateException("wrong");
                        }))
                .hasMessage("wrong");
        assertThat(asked).containsExactly(1);
    }

    @Test
    void failureWhileNobodyKnowsWhoIsLiveIsUnavailable() {
        assertThat(live.get()).isSameAs(first);

        assertThatThrownBy(() ->
                        live.answer(_ -> {
                            generations.leave();
                            throw new IllegalStateException("no connection");
                        }))
                .isInstanceOf(Unavailable.class)
                .hasSuppressedException(new IllegalStateException("no connection"));
    }

    private static void within(Duration time, BooleanSupplier fact) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
