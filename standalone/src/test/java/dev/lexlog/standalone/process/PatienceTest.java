package dev.lexlog.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.worker.retry.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final StopSignal stop = new StopSignal();
    private final Patience patience = new Patience(stop);

    @Test
    void whatIsAwayIsAskedAgainAndSaysMeanwhileWhy() {
        var seen = new ArrayList<Optional<String>>();

        int answer =
                patience.await(
                        "the database",
                        () -> {
                            seen.add(obstacle());
                            if (seen.size() < 3) {
                                throw new Unavailable("no route " + seen.size(), null);
                            }
                            return 42;
                        });

        assertThat(answer).isEqualTo(42);
        assertThat(seen.getFirst()).contains("waiting for the database");
        assertThat(seen.getLast()).contains("waiting for the database: no route 2");
    }

    @Test
    void whatIsWrongIsNotAskedAgain() {
        var calls = new ArrayList<String>();

        assertThatThrownBy(() -> patience.await("it", () -> refuse(calls)))
                .isInstanceOf(Fault.class);
        assertThat(calls).hasSize(1);
    }

    @Test
    void stopEndsTheWait() {
        stop.give();

        assertThatThrownBy(() -> patience.await("it", PatienceTest::away))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void nothingIsInTheWayOnceItHasStarted() {
        assertThat(obstacle()).contains("starting");

        patience.started();

        assertThat(obstacle()).isEmpty();
    }

    private Optional<String> obstacle() {
        return patience.check().obstacle().get();
    }

    private static void refuse(List<String> calls) {
        calls.add("call");
        throw new Fault("wrong password");
    }

    private static void away() {
        throw new Unavailable("away", null);
    }
}
