package dev.lexlog.standalone.acceptance;

import dev.lexlog.standalone.blackbox.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// A `lexlog` command as a child process, with its output in a file. `up` listens on free ports.
final class LexlogProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Pattern READY = Pattern.compile("(?m)^ready (http\\S+)$");
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    private final Process process;
    private final Path output;

    private LexlogProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// `lexlog up` with the hashing embedder on any free ports, not yet ready.
    static LexlogProcess up(Path data) {
        return up(data, Ports.ANY);
    }

    static LexlogProcess up(Path data, Ports ports) {
        var arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
        arguments.addAll(List.of("--embedder", "hashing"));
        arguments.addAll(ports.options());
        return run(arguments, Map.of());
    }

    static LexlogProcess run(List<String> arguments, Map<String, String> environment) {
        try {
            var output = Files.createTempFile("lexlog-", ".out");
            var command = new ArrayList<>(javaCommand());
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new LexlogProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// It lives for a minute: compiling thoroughly would cost more than it brings.
    private static List<String> javaCommand() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlexlog.registry.home=" + System.getProperty("lexlog.registry.home"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lexlog.standalone.cli.LexlogMain");
    }

    LexlogProcess awaitReady() {
        await(READY);
        return this;
    }

    void awaitOutput(String text) {
        await(Pattern.compile(Pattern.quote(text)));
    }

    private void await(Pattern line) {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!line.matcher(output()).find()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no " + line + " (exit " + exitCode() + "):\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /// Where it answers.
    URI url() {
        return URI.create(found(READY.pattern()));
    }

    Address address() {
        return new Address(
                url(),
                found("(?m)^Kafka\\s+(\\S+)"),
                found("(?m)^schema registry\\s+(\\S+/apis/ccompat/v7)"));
    }

    private String found(String pattern) {
        var matcher = Pattern.compile(pattern).matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in:\n" + output());
        }
        return matcher.group(1);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private String exitCode() {
        return process.isAlive() ? "none" : Integer.toString(process.exitValue());
    }

    /// SIGKILL to this process alone: its children get no signal.
    void killHard() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(20));
    }

    /// SIGTERM, as an operator would: it ends in time, by that signal and nothing worse.
    void stop() {
        process.destroy();
        int code = awaitExit(STOPS_WITHIN);
        if (code != ENDED_BY_SIGTERM) {
            throw new AssertionError("exit code " + code + ":\n" + output());
        }
    }

    int awaitExit(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + within + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where `up` listens; 0 is any free port.
    record Ports(int http, int kafka, int registry) {
        static final Ports ANY = new Ports(0, 0, 0);

        /// Three ports that are free now, for a stack that comes back on the same ones.
        static Ports kept() {
            try (var a = new ServerSocket(0);
                    var b = new ServerSocket(0);
                    var c = new ServerSocket(0)) {
                return new Ports(a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<String> options() {
            return List.of(
                    "--http-port=" + http, "--kafka-port=" + kafka, "--registry-port=" + registry);
        }
    }
}
