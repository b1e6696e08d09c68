package dev.lexlog.standalone.blackbox;

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

    private TestStack(Path data) {
        var home = Path.of(System.getProperty("lexlog.registry.home", "target/registry"));
        var config = StackConfig.onFreePorts(data, "hashing:64", home.toAbsolutePath());
        this.stack = Stack.start(config, new Listener(), new CompletableFuture<>());
        this.client = new Client(address());
    }

    public static TestStack start(Path data) {
        return new TestStack(data);
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
