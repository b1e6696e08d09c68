package dev.lexlog.standalone.stack;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.standalone.data.DataFolder;
import dev.lexlog.standalone.data.Memory;
import dev.lexlog.standalone.data.Ports;
import dev.lexlog.standalone.part.OpenParts;
import dev.lexlog.standalone.part.Outcome;
import dev.lexlog.store.lifecycle.Generations;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Broker, registry, worker, projector, index and API in this process, until it is closed. Parts
/// that do not need each other start side by side.
public final class Stack implements AutoCloseable {
    private static final Duration WORKER_START = Duration.ofMinutes(2);
    private static final Executor STARTERS =
            task -> Thread.ofPlatform().name("start").daemon().start(task);

    private final OpenParts parts;
    private final Outcome outcome;
    private final Foundation foundation;
    private final Index index;
    private final URI api;

    private Stack(OpenParts parts, Outcome outcome, Foundation foundation, Index index, URI api) {
        this.parts = parts;
        this.outcome = outcome;
        this.foundation = foundation;
        this.index = index;
        this.api = api;
    }

    /// Returns when a search works. What the user can cure is a {@link
    /// dev.lexlog.standalone.data.CannotStart}; nothing is left running when it fails, nor when
    /// `stopped` completes before it has started, which makes it fail.
    public static Stack start(
            StackConfig config, StackListener listener, CompletableFuture<?> stopped) {
        var parts = new OpenParts();
        try {
            var folder = parts.keep("data folder", DataFolder.open(config.data()));
            Ports.requireFree(config.host(), config.httpPort(), "--http-port");
            Ports.requireFree(config.host(), config.kafkaPort(), "--kafka-port");
            Ports.requireFree(config.host(), config.registryPort(), "--registry-port");
            Memory.warning().ifPresent(listener::warning);
            return start(config, folder, parts, new StartClock(listener), stopped);
        } catch (IOException e) {
            parts.close();
            throw new Fault("cannot start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Stack start(
            StackConfig config,
            DataFolder folder,
            OpenParts parts,
            StartClock clock,
            CompletableFuture<?> stopped)
            throws IOException {
        var outcome = new Outcome();
        var _ = stopped.thenRun(outcome::closed);
        var foundation = Foundation.open(config, folder, parts, outcome);
        var broker = run(clock.timed("broker", () -> foundation.startBroker(config.partitions())));
        var registry = run(clock.timed("registry", foundation::awaitRegistry));
        var indexing =
                CompletableFuture.supplyAsync(() -> Index.open(config, folder, parts), STARTERS);
        try {
            var index = outcome.orFault(indexing);
            clock.up("index");
            outcome.orFault(CompletableFuture.allOf(broker, registry));
            var flow =
                    Flow.start(config, folder, foundation, index, clock.listener(), parts, outcome);
            outcome.orFault(flow.caughtUp());
            clock.up("projector");
            outcome.orFault(run(() -> awaitWorker(flow)));
            clock.up("worker");
            var api = URI.create("http://" + config.host().reachable() + ":" + flow.api().port());
            FirstSearch.make(api);
            clock.up("API");
            folder.announce(api);
            return new Stack(parts, outcome, foundation, index, api);
        } catch (RuntimeException e) {
            foundation.registry().close();
            settle(broker, registry, indexing);
            throw e;
        }
    }

    public URI api() {
        return api;
    }

    public String bootstrapServers() {
        return foundation.broker().bootstrapServers();
    }

    /// With its path, as clients need it.
    public URI schemaRegistry() {
        return foundation.registry().url();
    }

    public Generations generations() {
        return index.generations();
    }

    /// Returns when the stack was closed; throws the fault that ended it otherwise.
    public void awaitEnd() throws InterruptedException {
        outcome.await();
    }

    /// Returns when everything has stopped, also when it is already stopping.
    @Override
    public void close() {
        parts.close();
        outcome.closed();
    }

    private static CompletableFuture<Void> run(Runnable step) {
        return CompletableFuture.runAsync(step, STARTERS);
    }

    /// A part that is still being started could not be closed.
    private static void settle(CompletableFuture<?>... steps) {
        for (var step : steps) {
            step.handle((_, _) -> null).join();
        }
    }

    private static void awaitWorker(Flow flow) {
        try {
            if (!flow.worker().awaitRunning(WORKER_START)) {
                throw new Fault(
                        "the worker does not start within " + WORKER_START.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while starting", e);
        }
    }
}
