package dev.lexlog.standalone.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @AutoClose private final Lookout lookout = new Lookout("it");

    @Test
    void whatWasNeverLookedAtIsInTheWay() {
        assertThat(lookout.obstacle()).contains("has not been looked at yet");
    }

    @Test
    void outageIsSeenAndItsEndToo() {
        var away = new AtomicBoolean(true);
        lookout.start(() -> {
            if (away.get()) {
                throw new Unavailable("no route", null);
            }
            return Optional.empty();
        });

        await(Optional.of("no route"));
        away.set(false);
        await(Optional.empty());
    }

    @Test
    void lookThatNeverEndsIsInTheWay() {
        var looks = new CountDownLatch(2);
        var never = new CountDownLatch(1);
        lookout.start(() -> {
            looks.countDown();
            if (looks.getCount() == 0) {
                awaitForEver(never);
            }
            return Optional.empty();
        });

        await(Optional.of("no answer for 3 s"));
        never.countDown();
    }

    private void await(Optional<String> obstacle) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!lookout.obstacle().equals(obstacle)) {
            assertThat(System.nanoTime()).as("%s", lookout.obstacle()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static void awaitForEver(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
