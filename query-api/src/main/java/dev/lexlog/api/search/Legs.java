package dev.lexlog.api.search;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.Reading;
import dev.lexlog.store.TimedOut;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two candidate lists of one search, asked side by side. A list that fails is left out and
/// named; only when none answers does the search fail. Closing waits until both have stopped, so
/// that the reading can be closed after it.
final class Legs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Legs.class);

    private final SearchRequest request;
    private final Reading reading;
    private final Supplier<Embedder> embedder;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("search-leg-", 0).factory());
    private volatile @Nullable Embedding embedded;

    Legs(SearchRequest request, Reading reading, Supplier<Embedder> embedder) {
        this.request = request;
        this.reading = reading;
        this.embedder = embedder;
        this.embedded = request.embedding();
    }

    /// Both lists down to this depth.
    Lists ask(int depth) throws InterruptedException {
        var vector = request.mode().usesVector() ? submit(() -> byVector(depth)) : null;
        var text =
                request.mode().usesText()
                        ? submit(() -> reading.byText(request.queryText(), request.filter(), depth))
                        : null;
        var failures = new ArrayList<RuntimeException>();
        var degraded = new ArrayList<String>();
        var similar = outcome("vector", vector, degraded, failures);
        var lexical = outcome("text", text, degraded, failures);
        if (similar == null && lexical == null) {
            throw worst(failures);
        }
        return new Lists(similar, lexical, degraded, depth);
    }

    private Future<Candidates> submit(Callable<Candidates> leg) {
        return threads.submit(leg);
    }

    private Candidates byVector(int depth) {
        var vector = embedded;
        if (vector == null) {
            vector = embedQuery();
            embedded = vector;
        }
        return reading.byVector(vector, request.filter(), depth, request.exact());
    }

    /// Half of the time goes to the model at most, so that the text can still answer.
    private Embedding embedQuery() {
        var allowed = request.timeout().dividedBy(2);
        var asked = threads.submit(() -> embedder.get().embedQuery(request.queryText()));
        try {
            return asked.get(allowed.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new Unavailable(
                    "the embedding model did not answer within " + allowed.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while embedding the query", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the query cannot be embedded", e.getCause());
        }
    }

    private static @Nullable Candidates outcome(
            String name,
            @Nullable Future<Candidates> leg,
            List<String> degraded,
            List<RuntimeException> failures)
            throws InterruptedException {
        if (leg == null) {
            return null;
        }
        try {
            return leg.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimedOut timedOut) {
                throw timedOut;
            }
            if (!(e.getCause() instanceof RuntimeException failure)) {
                throw new IllegalStateException("the " + name + " candidates failed", e.getCause());
            }
            LOG.warn("The {} candidates failed", name, failure);
            degraded.add(name);
            failures.add(failure);
            return null;
        }
    }

    /// What can be retried is reported only when nothing else went wrong.
    private static RuntimeException worst(List<RuntimeException> failures) {
        return failures.stream()
                .filter(f -> !(f instanceof Unavailable))
                .findFirst()
                .orElse(failures.getFirst());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
