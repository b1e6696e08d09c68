package dev.lexlog.standalone.cli.run;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A running stack that stops cleanly on Ctrl-C and SIGTERM too; `afterwards` runs once, when it
/// has stopped.
final class Session implements AutoCloseable {
    private final RunningStack stack;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Session(RunningStack stack, Runnable afterwards) {
        this.stack = stack;
        this.afterwards = afterwards;
    }

    static Session start(
            StackStarter starter,
            StackOptions options,
            Consumer<String> progress,
            Runnable afterwards) {
        var session = new Session(started(starter, options, progress, afterwards), afterwards);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop-stack").unstarted(session::close));
        return session;
    }

    private static RunningStack started(
            StackStarter starter,
            StackOptions options,
            Consumer<String> progress,
            Runnable afterwards) {
        try {
            return starter.start(options, progress);
        } catch (RuntimeException e) {
            afterwards.run();
            throw e;
        }
    }

    RunningStack stack() {
        return stack;
    }

    @Override
    public void close() {
        stack.close();
        if (closed.compareAndSet(false, true)) {
            afterwards.run();
        }
    }
}
