package dev.lexlog.schemas.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Apicurio Registry as a child process on a free port, forgetting everything when closed.
final class RegistryProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^ ]+:[0-9]+)");
    private static final Path HOME = Path.of("target", "registry");

    private final Process process;
    private final String url;

    private RegistryProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static RegistryProcess start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dquarkus.http.host=127.0.0.1",
                                "-Dquarkus.http.port=0",
                                "-Dquarkus.management.host=127.0.0.1",
                                "-Dquarkus.management.port=0",
                                "-jar",
                                "quarkus-run.jar")
                        .directory(HOME.toFile())
                        .redirectErrorStream(true)
                        .start();
        try {
            return new RegistryProcess(process, url(process) + "/apis/ccompat/v7");
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    String url() {
        return url;
    }

    /// From the line that the registry prints when it is ready; a thread goes on reading, or the
    /// child would block on a full pipe.
    private static String url(Process process) throws IOException {
        var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().name("registry-output").start(() -> drain(output));
                return matcher.group(1);
            }
        }
        throw new IOException("the registry ended before it listened");
    }

    private static void drain(BufferedReader output) {
        try {
            output.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            // The pipe closes with the process.
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
