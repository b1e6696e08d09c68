package dev.lexlog.bench.projector;

import dev.lexlog.bench.stack.Stack;
import dev.lexlog.bench.stack.Stopping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;

/// `lexlog projector` beside a running stack. It does not outlive this process.
final class ProjectorProcess implements AutoCloseable {
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    private final Process process;
    private final Thread atExit;

    private ProjectorProcess(Process process) {
        this.process = process;
        this.atExit = Thread.ofPlatform().name("stop-projector").unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// What it says goes to a file of its name.
    static ProjectorProcess start(
            Path launcher, Path folder, Stack stack, String database, String instance)
            throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("LEXLOG_STORAGE_DATABASE_URL", database);
        environment.put("LEXLOG_KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
        environment.put("LEXLOG_SCHEMA_REGISTRY_URL", stack.schemaRegistry());
        environment.put("LEXLOG_EMBEDDINGS_EMBEDDER", ProjectorsBench.EMBEDDER);
        environment.put("LEXLOG_PROJECTOR_INSTANCE", instance);
        environment.put("LEXLOG_PROJECTOR_HEALTH_PORT", "0");
        environment.put("LEXLOG_PROJECTOR_SESSION_TIMEOUT", SESSION_TIMEOUT.toSeconds() + "s");
        var said = folder.resolve(instance + ".log").toFile();
        var builder =
                new ProcessBuilder(launcher.toString(), "projector")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(said));
        builder.environment().putAll(environment);
        return new ProjectorProcess(builder.start());
    }

    /// As `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    @Override
    public void close() {
        Stopping.of(process);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
