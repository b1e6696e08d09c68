package dev.lexlog.standalone.cli.run;

import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.config.EmbeddingsConfig;
import dev.lexlog.standalone.data.CannotStart;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.part.ReplayLines;
import dev.lexlog.standalone.stack.Stack;
import dev.lexlog.standalone.stack.StackConfig;
import dev.lexlog.standalone.stack.StackListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Starts a {@link Stack} and tells of it in lines.
public record EmbeddedStarter(Map<String, String> environment) implements StackStarter {
    @Override
    public RunningStack start(
            StackOptions options, Consumer<String> progress, CompletableFuture<?> stopped) {
        System.setProperty("lexlog.log.folder", options.data().resolve("logs").toString());
        try {
            return new Running(Stack.start(config(options), new Lines(progress), stopped));
        } catch (CannotStart e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private StackConfig config(StackOptions options) {
        var embeddings = EmbeddingsConfig.of(options.embedder(), environment);
        return new StackConfig(
                options.data(),
                new Host(options.host()),
                options.httpPort(),
                options.kafkaPort(),
                options.registryPort(),
                embeddings.embedder(),
                embeddings.settings(),
                Path.of(System.getProperty("lexlog.registry.home", "standalone/target/registry"))
                        .toAbsolutePath(),
                TopicCatalog.DEFAULT_PARTITIONS);
    }

    private record Running(Stack stack) implements RunningStack {
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

    private static final class Lines implements StackListener {
        private final Consumer<String> progress;
        private final ReplayLines replays;

        Lines(Consumer<String> progress) {
            this.progress = progress;
            this.replays = new ReplayLines(progress);
        }

        @Override
        public void warning(String text) {
            progress.accept("warning: " + text);
        }

        @Override
        public void up(String part, Duration since) {
            progress.accept(
                    String.format(Locale.ROOT, "%-9s %5.1f s", part, since.toMillis() / 1e3));
        }

        @Override
        public void replaying(Replay replay) {
            replays.accept(replay);
        }
    }
}
