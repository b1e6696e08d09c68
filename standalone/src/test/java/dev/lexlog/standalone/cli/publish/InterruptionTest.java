package dev.lexlog.standalone.cli.publish;

import static dev.lexlog.standalone.cli.publish.Events.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.terminal.Recorded;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    @Test
    void saysWhatWasAcknowledged() {
        var recorded = new Recorded();
        var outlet = new RecordedOutlet(false);
        var publication = new Publication(outlet);
        publication.send(document("a"));
        publication.send(document("b"));
        outlet.acknowledgeNext();

        new Interruption(recorded.plain(), publication).tell();

        assertThat(recorded.err())
                .contains("interrupted: 1 acknowledged; running it again is safe");
        assertThat(outlet.isClosed()).isTrue();
    }

    @Test
    void handsOnTheResultWhenNothingInterrupts() {
        var interruption =
                new Interruption(new Recorded().plain(), new Publication(new RecordedOutlet(true)));

        assertThat(interruption.during(() -> 42)).isEqualTo(42);
    }
}
