package dev.lexlog.standalone.cli.run;

import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.stack.Stack;
import dev.lexlog.standalone.stack.StackConfig;
import dev.lexlog.standalone.stack.StackListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The stack in this process, as the commands see it.
public record LocalStack(Stack stack) implements RunningStack {
    public static StackStarter starter(Map<String, String> environment) {
        return (options, progress) -> {
            System.setProperty("lexlog.log.folder", options.data().resolve("logs").toString());
            return new LocalStack(Stack.start(config(options, environment), told(progress)));
        };
    }

    private static StackConfig config(StackOptions options, Map<String, String> environment) {
        return new StackConfig(
                options.data(),
                new Host(options.host()),
                options.httpPort(),
                options.kafkaPort(),
                options.registryPort(),
                options.embedder(),
                EmbeddingServer.config(options.embedder(), environment),
                Path.of(System.getProperty("lexlog.registry.home", "registry")),
                TopicCatalog.DEFAULT_PARTITIONS);
    }

    private static StackListener told(Consumer<String> progress) {
        return new StackListener() {
            @Override
            public void warning(String text) {
                progress.accept("warning: " + text);
            }

            @Override
            public void up(String part, Duration since) {
                progress.accept(
                        String.format(Locale.ROOT, "%-10s %5.1f s", part, since.toMillis() / 1e3));
            }

            @Override
            public void replaying(Replay replay) {
                progress.accept(line(replay));
            }
        };
    }

    private static String line(Replay replay) {
        var left =
                replay.complete()
                        ? ""
                        : ", about %d s left".formatted(replay.remaining().toSeconds());
        return String.format(
                Locale.ROOT,
                "reading the log again: %,d of %,d (%,d a second%s)",
                replay.done(),
                replay.total(),
                replay.perSecond(),
                left);
    }

    @Override
    public URI api() {
        return stack.api();
    }

    @Override
    public String bootstrapServers() {
        return stack.bootstrapServers();
    }

    @Override
    public URI schemaRegistry() {
        return stack.schemaRegistry();
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        stack.awaitEnd();
    }

    @Override
    public void close() {
        stack.close();
    }
}
