package dev.lexlog.standalone.cli.publish;

import dev.lexlog.standalone.cli.terminal.LastWord;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.Duration;
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
        return LastWord.during(this::tell, work);
    }

    void tell() {
        publication.stop(PATIENCE);
        terminal.err()
                .printf(
                        "%ninterrupted: %d acknowledged; %s%n",
                        publication.acknowledged(), Publication.SAFE_AGAIN);
    }
}
