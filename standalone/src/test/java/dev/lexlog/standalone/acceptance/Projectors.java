package dev.lexlog.standalone.acceptance;

import dev.lexlog.store.postgres.TestPostgresDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The projectors of an installation, as processes to be killed, stopped and started again. They
/// keep vectors whole, so that digests are those of the log.
final class Projectors {
    static final int COUNT = 3;
    private static final Pattern FENCED = Pattern.compile("Rolled a batch back");

    private final Installation installation;
    private final Map<String, String> environment;
    private final List<LexlogProcess> living = new ArrayList<>();
    private final List<LexlogProcess> killed = new ArrayList<>();

    private Projectors(Installation installation, TestPostgresDatabase database) {
        this.installation = installation;
        this.environment =
                Map.of(
                        "LEXLOG_STORAGE_DATABASE_URL",
                        database.address(),
                        "LEXLOG_GENERATION_VECTOR_TYPE",
                        "vector");
    }

    /// Returns when all are at work.
    static Projectors start(Installation installation, TestPostgresDatabase database) {
        var projectors = new Projectors(installation, database);
        for (int i = 0; i < COUNT; i++) {
            projectors.living.add(projectors.start(i));
        }
        projectors.living.forEach(LexlogProcess::awaitReady);
        return projectors;
    }

    private LexlogProcess start(int number) {
        return installation.start("projector", "p" + number, environment);
    }

    LexlogProcess startApi() {
        return installation.start("api", "a1", environment).awaitReady();
    }

    List<LexlogProcess> all() {
        return List.copyOf(living);
    }

    /// Starts it again under its name after this time.
    void kill(int number, Duration away) {
        var victim = living.get(number);
        victim.killHard();
        killed.add(victim);
        LockSupport.parkNanos(away.toNanos());
        living.set(number, start(number));
        living.get(number).awaitReady();
    }

    /// It does not know that it was away.
    void pause(int number, Duration away) {
        var victim = living.get(number);
        signal("-STOP", victim);
        try {
            LockSupport.parkNanos(away.toNanos());
        } finally {
            signal("-CONT", victim);
        }
    }

    private static void signal(String signal, LexlogProcess process) {
        try {
            var command = List.of("kill", signal, Long.toString(process.pid()));
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new AssertionError(command + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Batches that were under way when another projector took over, and came to nothing.
    long fencedBatches() {
        return FENCED.matcher(output()).results().count();
    }

    /// Of those that were killed, too.
    String output() {
        var all = new ArrayList<>(killed);
        all.addAll(living);
        return all.stream().map(LexlogProcess::output).collect(Collectors.joining("\n"));
    }
}
