package dev.lexlog.standalone.blackbox;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.projector.Replay;
import dev.lexlog.standalone.stack.Stack;
import dev.lexlog.standalone.stack.StackConfig;
import dev.lexlog.standalone.stack.StackListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real stack on free ports in this process, its registry from the build, with `hashing:64`.
public final class TestStack implements AutoCloseable {
    private final List<Replay> replays = new CopyOnWriteArrayList<>();
    private final Stack stack;
    private final Client client;

    private TestStack(Path data, String embedder, EmbedderConfig embedding) {
        var home = Path.of(System.getProperty("lexlog.registry.home", "target/registry"));
        var config = StackConfig.onFreePorts(data, embedder, embedding, home.toAbsolutePath());
        this.stack = Stack.start(config, new Listener(), new CompletableFuture<>());
        this.client = new Client(address());
    }

    public static TestStack start(Path data) {
        return start(data, "hashing:64", EmbedderConfig.defaults());
    }

    /// With another embedder, and what further models may need.
    public static TestStack start(Path data, String embedder, EmbedderConfig embedding) {
        return new TestStack(data, embedder, embedding);
    }

    public Client client() {
        return client;
    }

    public Address address() {
        return Address.of(stack);
    }

    /// What the index has read again so far.
    public List<Replay> replays() {
        return replays;
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
