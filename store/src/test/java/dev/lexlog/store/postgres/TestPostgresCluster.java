package dev.lexlog.store.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A throw-away cluster of the newest PostgreSQL of this machine that has pgvector. It belongs to a
/// shell that removes it when its standard input ends, however this JVM ends.
final class TestPostgresCluster implements TestPostgresServer {
    private static final int TRIES = 5;
    private static final Map<String, String> LOOPBACK =
            Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "");

    private final Process shell;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final String password = UUID.randomUUID().toString();
    private int port;

    private TestPostgresCluster(String folder, Map<String, String> settings) throws IOException {
        shell = script("cluster.sh", arguments(folder, settings)).redirectErrorStream(true).start();
        commands = shell.outputWriter(UTF_8);
        answers = shell.inputReader(UTF_8);
        obey(password);
    }

    static TestPostgresWay open(Map<String, String> settings) {
        try {
            var installed = installed();
            var usable = installed.stream().filter(line -> line.startsWith("yes ")).findFirst();
            if (usable.isEmpty()) {
                return new TestPostgresWay.Closed(
                        installed.isEmpty()
                                ? "no PostgreSQL is installed here, or only an old one"
                                : "pgvector is missing, or old, in the PostgreSQL installed here: "
                                        + String.join(", ", installed));
            }
            return new TestPostgresWay.Open(started(usable.get().split(" ", 3)[2], settings));
        } catch (IOException e) {
            throw new UncheckedIOException("the PostgreSQL of this machine does not start", e);
        }
    }

    @Override
    public TestPostgresDatabase database() {
        return administration().newDatabase();
    }

    @Override
    public TestPostgresDatabase administration() {
        return new TestPostgresDatabase(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", password);
    }

    @Override
    public void stop() {
        obey("stop");
    }

    @Override
    public void crash() {
        obey("crash");
    }

    @Override
    public void start() {
        obey("start " + port);
    }

    @Override
    public void close() {
        try (commands;
                answers) {
            commands.close();
            shell.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Another process may have taken the port since it was seen to be free.
    private static TestPostgresCluster started(String folder, Map<String, String> settings)
            throws IOException {
        var cluster = new TestPostgresCluster(folder, settings);
        for (var tries = 1; ; tries++) {
            try {
                cluster.port = TestPostgresPort.free();
                cluster.start();
                return cluster;
            } catch (IllegalStateException e) {
                if (tries == TRIES) {
                    cluster.close();
                    throw e;
                }
            }
        }
    }

    private synchronized void obey(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            var said = new ArrayList<String>();
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                switch (line) {
                    case "ok" -> {
                        return;
                    }
                    case "failed" -> throw refused(command, said);
                    default -> said.add(line);
                }
            }
            throw refused(command, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IllegalStateException refused(String command, List<String> said) {
        var asked = command.equals(password) ? "initdb" : command;
        return new IllegalStateException(
                "the throw-away PostgreSQL refused `%s`: %s"
                        .formatted(asked, String.join("\n", said)));
    }

    /// A line for each, as `installations.sh` says.
    private static List<String> installed() throws IOException {
        var shell =
                script("installations.sh", List.of())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var lines = shell.inputReader(UTF_8)) {
            return lines.lines().toList();
        }
    }

    private static List<String> arguments(String folder, Map<String, String> settings) {
        var all = new TreeMap<>(LOOPBACK);
        all.putAll(TestPostgresSettings.with(settings));
        var arguments = new ArrayList<>(List.of(folder));
        all.forEach((name, value) -> arguments.add("%s = '%s'".formatted(name, value)));
        return arguments;
    }

    /// The text itself goes to the shell: in another module's tests it is inside a jar.
    private static ProcessBuilder script(String name, List<String> arguments) throws IOException {
        try (var text = TestPostgresCluster.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is missing beside this class");
            }
            var command = new ArrayList<>(List.of("sh", "-c"));
            command.add(new String(text.readAllBytes(), UTF_8));
            command.add(name);
            command.addAll(arguments);
            return new ProcessBuilder(command);
        }
    }
}
