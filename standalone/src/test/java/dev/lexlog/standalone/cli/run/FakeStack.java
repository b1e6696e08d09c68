package dev.lexlog.standalone.cli.run;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A stack that starts at once, says where it would be and ends at once.
public final class FakeStack implements RunningStack {
    private final CountDownLatch closed = new CountDownLatch(1);

    public static StackStarter starter(AtomicReference<@Nullable StackOptions> started) {
        return (options, progress, _) -> {
            started.set(options);
            progress.accept("starting nothing");
            return new FakeStack();
        };
    }

    @Override
    public URI api() {
        return URI.create("http://127.0.0.1:4711");
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:4712";
    }

    @Override
    public URI schemaRegistry() {
        return URI.create("http://127.0.0.1:4713/apis/ccompat/v7");
    }

    @Override
    public void awaitEnd() {}

    @Override
    public void close() {
        closed.countDown();
    }
}
