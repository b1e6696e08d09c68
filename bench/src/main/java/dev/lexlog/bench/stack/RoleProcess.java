package dev.lexlog.bench.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A `lexlog` process. It does not outlive this one.
public final class RoleProcess implements AutoCloseable {
    private final Process process;
    private final Thread atExit;

    private RoleProcess(Process process) {
        this.process = process;
        this.atExit = Thread.ofPlatform().name("stop-role").unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// In this folder; what it says is appended to a file of this name.
    static RoleProcess start(
            Path launcher, String role, Path folder, String name, Map<String, String> settings)
            throws IOException {
        var log = folder.resolve(name + ".log").toFile();
        var builder =
                new ProcessBuilder(launcher.toString(), role)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(settings);
        return new RoleProcess(builder.start());
    }

    /// As `kill -9`.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    @Override
    public void close() {
        Stopping.of(process);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
