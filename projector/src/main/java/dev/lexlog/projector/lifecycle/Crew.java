package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.Projector;
import dev.lexlog.projector.ProjectorListener;
import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.failure.Fault;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The projectors of one generation in this process, as long as the generation is read in one way.
final class Crew implements ProjectorListener {
    /// How a generation is read.
    enum Mode {
        LOADS,
        FOLDS
    }

    final Mode mode;
    private final Consumer<Replay> replays;
    private List<Projector> projectors = List.of();
    private volatile int rowsPerSecond;
    private volatile @Nullable Fault fault;
    private @Nullable Instant told;
    private List<Thread> closing = List.of();

    Crew(Mode mode, Consumer<Replay> replays) {
        this.mode = mode;
        this.replays = replays;
    }

    void start(List<Projector> started) {
        projectors = started;
        started.forEach(Projector::start);
    }

    int rowsPerSecond() {
        return rowsPerSecond;
    }

    void bound(int rows) {
        rowsPerSecond = rows;
    }

    /// Throws the {@link Fault} that ended a projector, once one has. True when that was told in a
    /// former state: then it is worth another try.
    boolean toldBefore(Instant since) {
        var failure = fault;
        if (failure == null) {
            return false;
        }
        if (told != null && !told.equals(since)) {
            return true;
        }
        told = since;
        throw failure;
    }

    @Override
    public void failed(Fault failure) {
        fault = failure;
    }

    @Override
    public void replaying(Replay replay) {
        replays.accept(replay);
    }

    /// Begins to close, which may take seconds; true once it is over.
    boolean closed() {
        if (closing.isEmpty()) {
            var threads = Thread.ofVirtual().name("projector-close-", 0);
            closing = projectors.stream().map(p -> threads.start(p::close)).toList();
        }
        return closing.stream().noneMatch(Thread::isAlive);
    }

    void awaitClosed() {
        try {
            var _ = closed();
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
