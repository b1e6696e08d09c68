package dev.lexlog.standalone.stack;

import dev.lexlog.projector.Replay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real stack on free ports, its registry from the build.
final class TestStack implements AutoCloseable {
    final List<Replay> replays = new CopyOnWriteArrayList<>();
    final Stack stack;
    final TestClient client;

    private TestStack(Path data) {
        var home = Path.of(System.getProperty("lexlog.registry.home", "target/registry"));
        var config = StackConfig.onFreePorts(data, "hashing:64", home.toAbsolutePath());
        this.stack = Stack.start(config, new Listener(), new CompletableFuture<>());
        this.client = new TestClient(stack);
    }

    static TestStack start(Path data) {
        return new TestStack(data);
    }

    @Override
    public void close() {
        client.close();
        stack.close();
    }

    private final class Listener implements StackListener {
        @Override
        public void warning(String text) {
            System.err.println(text);
        }

        @Override
        public void up(String part, Duration since) {
            System.err.println(part + " up after " + since.toMillis() + " ms");
        }

        @Override
        public void replaying(Replay replay) {
            replays.add(replay);
        }
    }
}
