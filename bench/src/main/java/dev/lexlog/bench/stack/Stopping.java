package dev.lexlog.bench.stack;

import java.util.concurrent.TimeUnit;

/// The end of a child process.
public final class Stopping {
    private static final int PATIENCE_SECONDS = 30;

    private Stopping() {}

    /// As an operator would; by force when that takes too long, or this thread is interrupted.
    public static void of(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
