package dev.lexlog.standalone.registry;

import dev.lexlog.schemas.failure.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The schema registry in a JVM of its own. It dies with this process, `kill -9` included; when it
/// dies alone it is started again, later and later, and {@link #ready} is false meanwhile.
public final class RegistryProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(100);
    private static final int HOPELESS_STARTS = 3;

    private final RegistrySettings settings;
    private final RegistryProbe probe;
    private final Thread supervisor;
    private final AtomicInteger failedStarts = new AtomicInteger();
    private volatile @Nullable Process child;
    private volatile boolean ready;
    private volatile boolean closed;

    private RegistryProcess(RegistrySettings settings) {
        this.settings = settings;
        this.probe = new RegistryProbe(settings.url());
        this.supervisor = Thread.ofVirtual().name("registry-supervisor").unstarted(this::supervise);
    }

    /// Returns at once; {@link #awaitReady} waits.
    public static RegistryProcess start(RegistrySettings settings) throws IOException {
        if (!Files.exists(settings.home().resolve("quarkus-run.jar"))) {
            throw new IOException("no schema registry in " + settings.home());
        }
        Files.createDirectories(settings.logs());
        var process = new RegistryProcess(settings);
        process.supervisor.start();
        return process;
    }

    public URI url() {
        return settings.url();
    }

    /// Whether the child lives and has answered since it started.
    public boolean ready() {
        return ready;
    }

    /// Fault when it does not answer in time, or ends again and again without ever answering.
    public void awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready) {
            if (closed || failedStarts.get() >= HOPELESS_STARTS || System.nanoTime() > deadline) {
                throw new Fault(
                        "the schema registry does not start: see "
                                + settings.logs().resolve("registry.log"));
            }
            LockSupport.parkNanos(PROBE_PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        closed = true;
        supervisor.interrupt();
        stopChild();
        try {
            supervisor.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        var pause = FIRST_PAUSE;
        while (!closed) {
            if (runChild()) {
                pause = FIRST_PAUSE;
            }
            if (!closed) {
                LOG.warn("the schema registry ended: starting it again in {} ms", pause.toMillis());
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            }
        }
        stopChild();
    }

    /// Until the child ends; true when it had been ready.
    private boolean runChild() {
        try {
            var process = launch();
            child = process;
            boolean answered = awaitAnswer(process);
            ready = answered && !closed;
            failedStarts.updateAndGet(before -> answered ? 0 : before + 1);
            process.waitFor();
            return answered;
        } catch (IOException e) {
            LOG.error("cannot start the schema registry", e);
            failedStarts.incrementAndGet();
            return false;
        } catch (InterruptedException _) {
            return false;
        } finally {
            ready = false;
        }
    }

    private Process launch() throws IOException {
        var output = settings.logs().resolve("registry.out").toFile();
        return new ProcessBuilder(new RegistryCommand(settings).arguments())
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    private boolean awaitAnswer(Process process) throws InterruptedException {
        while (!process.waitFor(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (probe.answers()) {
                return true;
            }
        }
        return false;
    }

    /// What it was told to keep is on the broker before it answers, so nothing is lost by force.
    private void stopChild() {
        var process = child;
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
