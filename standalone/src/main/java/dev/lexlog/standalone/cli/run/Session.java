package dev.lexlog.standalone.cli.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A running stack that stops cleanly on Ctrl-C and SIGTERM too, also while it is being started;
/// `afterwards` runs once, when it has stopped.
final class Session implements AutoCloseable {
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final CompletableFuture<RunningStack> stack = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable afterwards;

    private Session(Runnable afterwards) {
        this.afterwards = afterwards;
    }

    static Session start(
            StackStarter starter,
            StackOptions options,
            Consumer<String> progress,
            Runnable afterwards) {
        var session = new Session(afterwards);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop-stack").unstarted(session::close));
        try {
            session.stack.complete(starter.start(options, progress, session.stopped));
            return session;
        } catch (RuntimeException e) {
            session.stack.completeExceptionally(e);
            session.close();
            throw e;
        }
    }

    RunningStack stack() {
        return stack.join();
    }

    @Override
    public void close() {
        stopped.complete(null);
        try {
            stack.join().close();
        } catch (CompletionException _) {
            // It never ran, and whoever started it was told.
        }
        if (closed.compareAndSet(false, true)) {
            afterwards.run();
        }
    }
}
