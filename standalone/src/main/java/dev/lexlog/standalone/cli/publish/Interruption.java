package dev.lexlog.standalone.cli.publish;

import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.Duration;

/// While open, Ctrl-C lets what is under way arrive and says how much is safe.
final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption of(Terminal terminal, Publication publication) {
        var hook =
                Thread.ofPlatform()
                        .name("publish-interrupted")
                        .unstarted(() -> tell(terminal, publication));
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    static void tell(Terminal terminal, Publication publication) {
        publication.stop(PATIENCE);
        terminal.err()
                .printf(
                        "%ninterrupted: %d acknowledged; %s%n",
                        publication.acknowledged(), Publication.SAFE_AGAIN);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // Ctrl-C came first, and the hook speaks.
            hook.isAlive();
        }
    }
}
