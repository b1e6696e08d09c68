package dev.lexlog.standalone.cli.publish;

import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Ctrl-C while publishing: what is under way may still arrive, then it says how much is safe.
final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final Publication publication;

    Interruption(Terminal terminal, Publication publication) {
        this.terminal = terminal;
        this.publication = publication;
    }

    <T> T during(Supplier<T> work) {
        var hook = Thread.ofPlatform().name("publish-interrupted").unstarted(this::tell);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            forget(hook);
        }
    }

    void tell() {
        publication.stop(PATIENCE);
        terminal.err()
                .printf(
                        "%ninterrupted: %d acknowledged; %s%n",
                        publication.acknowledged(), Publication.SAFE_AGAIN);
    }

    /// When the process is ending the hook has the last word: the stopped producer fails the work,
    /// and nobody wants to read how.
    private void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            while (true) {
                LockSupport.park(ending);
            }
        }
    }
}
