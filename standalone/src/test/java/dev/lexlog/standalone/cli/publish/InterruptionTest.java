package dev.lexlog.standalone.cli.publish;

import static dev.lexlog.standalone.cli.publish.Events.document;
import static dev.lexlog.standalone.cli.publish.Events.producer;
import static dev.lexlog.standalone.cli.publish.Events.publication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.terminal.Recorded;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    @Test
    void saysWhatWasAcknowledged() {
        var recorded = new Recorded();
        var producer = producer(false);
        var publication = publication(producer);
        publication.send(document("a"));
        publication.send(document("b"));
        producer.completeNext();

        new Interruption(recorded.plain(), publication).tell();

        assertThat(recorded.err())
                .contains("interrupted: 1 acknowledged; running it again is safe");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void handsOnTheResultWhenNothingInterrupts() {
        var interruption = new Interruption(new Recorded().plain(), publication(producer(true)));

        assertThat(interruption.during(() -> 42)).isEqualTo(42);
    }
}
