package dev.lexlog.projector.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LanesTest {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Lanes lanes = new Lanes(stopped::get);

    @Test
    void tasksRunAtOnceAndAllHaveEndedAfterwards() {
        var together = new Phaser(2);
        lanes.run(together::arriveAndAwaitAdvance, together::arriveAndAwaitAdvance);
        assertThat(together.getPhase()).isEqualTo(1);
    }

    @Test
    void firstFailureEndsTheOthersAndIsTheFailureOfAll() {
        var others = new CountDownLatch(1);
        assertThatThrownBy(() ->
                        lanes.run(
                                () -> {
                                    awaitUninterrupted(others);
                                    throw new Fault("the disk is damaged");
                                },
                                () -> goOn(others)))
                .isInstanceOf(Fault.class)
                .hasMessage("the disk is damaged");
    }

    @Test
    void stopEndsThem() {
        var begun = new CountDownLatch(1);
        assertThatThrownBy(() ->
                        lanes.run(
                                () -> goOn(begun),
                                () -> {
                                    awaitUninterrupted(begun);
                                    stopped.set(true);
                                }))
                .isInstanceOf(Unavailable.class);
    }

    private void goOn(CountDownLatch begun) {
        begun.countDown();
        while (true) {
            lanes.check();
            Thread.onSpinWait();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
