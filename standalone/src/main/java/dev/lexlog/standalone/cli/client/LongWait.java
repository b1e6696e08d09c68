package dev.lexlog.standalone.cli.client;

import dev.lexlog.schemas.producer.Token;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits until tokens show in every answer. Its requests are long, because each one waits for all
/// that lies in the log when it begins: while others publish without a pause, short ones that
/// follow each other may never be through.
public final class LongWait {
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);
    private static final Duration SHORTEST_REQUEST = Duration.ofMillis(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final LexlogApi api;
    private final List<Token> tokens;

    public LongWait(LexlogApi api, List<Token> tokens) {
        this.api = api;
        this.tokens = List.copyOf(tokens);
    }

    /// False when the time was not enough.
    public boolean within(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        for (var left = time; left.isPositive(); left = until(deadline)) {
            if (api.await(tokens, request(left))) {
                return true;
            }
        }
        return false;
    }

    /// For as long as it takes; looks now and then meanwhile.
    public void looking(Runnable look) {
        while (!isOver(look)) {}
    }

    private boolean isOver(Runnable look) {
        var answer = new FutureTask<>(() -> api.await(tokens, LONGEST_REQUEST));
        Thread.ofVirtual().name("await").start(answer);
        try {
            return looking(look, answer);
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean looking(Runnable look, FutureTask<Boolean> answer) {
        while (true) {
            try {
                return answer.get(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                look.run();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new CommandFailed(String.valueOf(e.getMessage()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailed("interrupted", e);
            }
        }
    }

    private static Duration request(Duration left) {
        if (left.compareTo(LONGEST_REQUEST) > 0) {
            return LONGEST_REQUEST;
        }
        return left.compareTo(SHORTEST_REQUEST) < 0 ? SHORTEST_REQUEST : left;
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }
}
