package dev.lexlog.standalone.process;

import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.config.Role;
import java.net.URI;
import java.util.function.Consumer;

/// A worker, a projector or an API.
public final class LexlogProcess {
    private LexlogProcess() {}

    /// Runs until the process is told to stop. `ready` hears once where it answers, when it is at
    /// work. Throws what ends it: a {@link dev.lexlog.standalone.data.CannotStart} that the user
    /// can cure, or a {@link dev.lexlog.schemas.failure.Fault}.
    public static void run(Role role, LexlogConfig config, Consumer<URI> ready)
            throws InterruptedException {
        try (var running = Running.begin()) {
            try {
                ready.accept(running.start(() -> start(role, config, running)));
                running.awaitEnd();
            } catch (RuntimeException e) {
                if (!running.isStopping()) {
                    throw e;
                }
            }
        }
    }

    private static URI start(Role role, LexlogConfig config, Running running) {
        return switch (role) {
            case WORKER -> WorkerRole.start(config, running);
            case PROJECTOR -> ProjectorRole.start(config, running);
            case API -> ApiRole.start(config, running);
        };
    }
}
