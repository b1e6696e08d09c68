package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.real.EmbeddedStore;
import dev.lexlog.api.real.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Searches over DuckDB and Lucene while generations are made, take turns and go.
class PromotionIT {
    private static final int TURNS = Boolean.getBoolean("lexlog.long") ? 50 : 6;
    private static final int CLIENTS = 3;
    private static final Duration FOLLOWED = Duration.ofSeconds(1);
    private static final String SEARCH =
            "{\"query\": \"customer\", \"domains\": [], \"mode\": \"text\", \"exact\": true}";

    @Test
    void everySearchIsAnsweredWhileGenerationsTakeTurns(@TempDir Path folder) throws Exception {
        try (var store = new EmbeddedStore(folder, Shop.rows())) {
            takeTurns(store);
            assertThat(store.get("/v1/generations/2").at("/state")).isEqualTo("retired");
        }
    }

    private static void takeTurns(EmbeddedStore store) throws Exception {
        var searches = new Searches(store);
        try (searches) {
            assertThat(store.post("/v1/generations", "{}").at("/state")).isEqualTo("loading");
            store.makeReady(2);
            for (int turn = 0; turn < TURNS; turn++) {
                int next = turn % 2 == 0 ? 2 : 1;
                var order = next == 2 && turn == 0 ? "/2/promote" : "/rollback";
                assertThat(store.post("/v1/generations" + order, "").status()).isEqualTo(202);
                assertThat(store.generations.goLive(next)).isTrue();
                searches.awaitGeneration(next, FOLLOWED);
            }
            assertThat(store.post("/v1/generations/2/retire", "").at("/state"))
                    .isEqualTo("retiring");
            searches.awaitAnother();
            store.drop(2);
            searches.awaitAnother();
        }

        assertThat(searches.failures).isEmpty();
        assertThat(searches.answered.keySet()).containsExactlyInAnyOrder(1, 2);
        assertThat(searches.found).containsExactly(Set.of("c_1", "c_2", "c_3"));
    }

    /// Clients that search without a pause, until closed.
    private static final class Searches implements AutoCloseable {
        private final Set<Set<String>> found = ConcurrentHashMap.newKeySet();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final ConcurrentMap<Integer, AtomicLong> answered = new ConcurrentHashMap<>();
        private final AtomicLong count = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private final EmbeddedStore store;
        private final Map<Integer, Future<?>> clients = new ConcurrentHashMap<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Searches(EmbeddedStore store) {
            this.store = store;
            IntStream.range(0, CLIENTS).forEach(i -> clients.put(i, threads.submit(this::search)));
        }

        private void search() {
            while (!over.get()) {
                var reply = store.post("/v1/search", SEARCH);
                if (reply.status() != 200 || !reply.json().path("degraded").isEmpty()) {
                    failures.add(reply.body());
                }
                found.add(Set.copyOf(reply.ids()));
                int generation = reply.json().path("generation").asInt();
                answered.computeIfAbsent(generation, _ -> new AtomicLong()).incrementAndGet();
                count.incrementAndGet();
            }
        }

        /// Until one more answer is of this generation.
        void awaitGeneration(int number, Duration patience) {
            long deadline = System.nanoTime() + patience.toNanos();
            var answers = answered.computeIfAbsent(number, _ -> new AtomicLong());
            long before = answers.get();
            while (answers.get() == before) {
                assertThat(System.nanoTime()).as("not followed in time").isLessThan(deadline);
                Thread.onSpinWait();
            }
        }

        /// Until a few more are answered.
        void awaitAnother() {
            long before = count.get();
            while (count.get() < before + 2 * CLIENTS) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() {
            over.set(true);
            try {
                for (var client : clients.values()) {
                    client.get();
                }
            } catch (ExecutionException | InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                threads.close();
            }
        }
    }
}
