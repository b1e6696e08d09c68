package dev.lexlog.bench.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `lexlog up` on a data folder of its own and on free ports, as a user would run it. It does not
/// outlive this process.
public final class Stack implements AutoCloseable {
    private static final String READY = "ready ";

    private final Path launcher;
    private final Process process;
    private final Thread atExit;
    private final Map<String, String> addresses;
    private final URI api;

    private Stack(
            Path launcher, Process process, Thread atExit, Map<String, String> addresses, URI api) {
        this.launcher = launcher;
        this.process = process;
        this.atExit = atExit;
        this.addresses = addresses;
        this.api = api;
    }

    /// Returns when searches work. What the stack says on the way is in a file beside its data.
    public static Stack start(Path launcher, Path data, String embedder) throws IOException {
        List<Integer> ports = freePorts(3);
        Path log = data.resolveSibling(data.getFileName() + ".log");
        var process =
                new ProcessBuilder(
                                launcher.toString(),
                                "up",
                                "--data",
                                data.toString(),
                                "--http-port",
                                ports.get(0).toString(),
                                "--kafka-port",
                                ports.get(1).toString(),
                                "--registry-port",
                                ports.get(2).toString(),
                                "--embedder",
                                embedder)
                        .redirectError(log.toFile())
                        .start();
        var atExit = Thread.ofPlatform().name("stop-stack").unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
        String host = "127.0.0.1:";
        var addresses =
                Map.of(
                        "LEXLOG_API", "http://" + host + ports.get(0),
                        "LEXLOG_BOOTSTRAP_SERVERS", host + ports.get(1),
                        "LEXLOG_SCHEMA_REGISTRY_URL",
                                "http://" + host + ports.get(2) + "/apis/ccompat/v7");
        var api = URI.create(awaitReady(process, log));
        return new Stack(launcher, process, atExit, addresses, api);
    }

    public URI api() {
        return api;
    }

    public String bootstrapServers() {
        return address("LEXLOG_BOOTSTRAP_SERVERS");
    }

    public String schemaRegistry() {
        return address("LEXLOG_SCHEMA_REGISTRY_URL");
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /// Returns when every document can be found by its vectors.
    public void publish(Path file) throws IOException, InterruptedException {
        var publish =
                new ProcessBuilder(launcher.toString(), "publish", file.toString(), "--wait")
                        .inheritIO();
        publish.environment().putAll(addresses);
        int exit = publish.start().waitFor();
        if (exit != 0) {
            throw new IOException("lexlog publish ended with " + exit);
        }
    }

    private String address(String variable) {
        var address = addresses.get(variable);
        if (address == null) {
            throw new IllegalStateException(variable + " is not known");
        }
        return address;
    }

    private static String awaitReady(Process process, Path log) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().name("stack-output").start(() -> discard(output));
                return line.substring(READY.length()).strip();
            }
        }
        throw new IOException("lexlog up ended before it was ready: see " + log);
    }

    /// So that the stack never waits for a reader.
    private static void discard(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // The stack has ended.
        }
    }

    /// Open at the same time, so that they differ.
    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Override
    public void close() {
        Stopping.of(process);
        forgetAtExit();
    }

    private void forgetAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The hook is running: this process ends.
        }
    }
}
