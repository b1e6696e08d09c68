package dev.lexlog.standalone.cli.run;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.data.CannotStart;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.stack.Stack;
import dev.lexlog.standalone.stack.StackConfig;
import dev.lexlog.standalone.stack.StackListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// The stack of this process, as `up` and `demo` run it.
public record LocalStack(Stack stack) implements RunningStack {
    public static LocalStack start(
            StackOptions options, Consumer<String> progress, Map<String, String> environment) {
        try {
            var config = config(options, environment);
            return new LocalStack(Stack.start(config, new Narration(progress)));
        } catch (CannotStart e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static StackConfig config(StackOptions options, Map<String, String> environment) {
        var defaults = EmbedderConfig.defaults();
        var embedding =
                options.embedder().equals("http")
                        ? new EmbedderConfig(defaults.threads(), EmbeddingServer.named(environment))
                        : defaults;
        return new StackConfig(
                options.data(),
                new Host(options.host()),
                options.httpPort(),
                options.kafkaPort(),
                options.registryPort(),
                options.embedder(),
                embedding,
                Path.of(System.getProperty("lexlog.registry.home", "registry")),
                TopicCatalog.DEFAULT_PARTITIONS);
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

    /// What a user reads while waiting.
    private record Narration(Consumer<String> progress) implements StackListener {
        @Override
        public void warning(String text) {
            progress.accept("warning: " + text);
        }

        @Override
        public void up(String part, Duration since) {
            progress.accept("%-9s up after %.1f s".formatted(part, since.toMillis() / 1000.0));
        }

        @Override
        public void replaying(Replay replay) {
            progress.accept(
                    "replaying %,d of %,d records, %,d/s%s"
                            .formatted(
                                    replay.done(),
                                    replay.total(),
                                    replay.perSecond(),
                                    replay.complete()
                                            ? ""
                                            : ", about %d s left"
                                                    .formatted(replay.remaining().toSeconds())));
        }
    }
}
