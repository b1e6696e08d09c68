package dev.lexlog.standalone.cli.publish;

import static dev.lexlog.standalone.cli.publish.Events.document;
import static dev.lexlog.standalone.cli.publish.Events.edit;
import static dev.lexlog.standalone.cli.publish.Events.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.producer.Token;
import dev.lexlog.standalone.cli.client.CommandFailed;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private final RecordedOutlet outlet = new RecordedOutlet(false);
    private final Publication publication = new Publication(outlet);

    @Test
    void eventsGoOutInTheirOrder() {
        publication.send(document("a"));
        publication.send(edit(term("b")));

        assertThat(outlet.events()).containsExactly(document("a"), edit(term("b")));
    }

    @Test
    void whatIsNotAcknowledgedIsNotCounted() {
        publication.send(document("a"));
        publication.send(document("b"));
        outlet.acknowledgeNext();

        assertThat(publication.acknowledged()).isEqualTo(1);
        assertThat(publication.sent()).extracting(Sent::event).containsExactly(document("a"));
    }

    @Test
    void aRecordThatIsTooLargeIsRefusedAndTheRestGoesOn() {
        publication.send(document("large"));
        publication.send(document("small"));
        outlet.failNext(new RecordTooLargeException("13 MiB"));
        outlet.acknowledgeNext();
        publication.flush();

        assertThat(publication.tooLarge())
                .containsExactly(new Refused("large", "too_large", "13 MiB"));
        assertThat(publication.acknowledged()).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsGoneEndsItAndSaysWhatIsSafe() {
        publication.send(document("a"));
        publication.send(document("b"));
        outlet.acknowledgeNext();
        outlet.failNext(new TimeoutException("no answer"));

        assertThatThrownBy(publication::flush)
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("no answer")
                .hasMessageContaining("1 were acknowledged")
                .hasMessageContaining("running it again is safe");
    }

    @Test
    void aRegistryThatIsDownSaysHowToStartIt() {
        publication.send(document("a"));
        outlet.failNext(new Unavailable("the registry does not answer", null));

        assertThatThrownBy(publication::flush)
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("the registry does not answer: start it with: ./lexlog up");
    }

    @Test
    void theLastEventOfAPartitionOfEachTopicStandsForAllBeforeIt() {
        var all = new Publication(new RecordedOutlet(true));
        List.of("a", "b", "c").forEach(name -> all.send(document(name)));
        List.of("d", "e").forEach(name -> all.send(edit(term(name))));

        assertThat(Arrival.last(all.sent()))
                .containsExactlyInAnyOrder(
                        new Token("in.documents", 0, 2), new Token("in.glossary-edits", 0, 4));
    }

    @Test
    void aRemovalOfADocumentIsTold() {
        var all = new Publication(new RecordedOutlet(true));
        all.send(new DocumentEvent("a", null, null, "", null, new DocumentRemoved(null)));
        all.send(document("b"));

        assertThat(all.sent()).extracting(Sent::isRemoval).containsExactly(true, false);
    }
}
