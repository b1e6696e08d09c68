package dev.lexlog.standalone.cli.publish;

import static dev.lexlog.standalone.cli.publish.Events.document;
import static dev.lexlog.standalone.cli.publish.Events.producer;
import static dev.lexlog.standalone.cli.publish.Events.publication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.standalone.cli.client.CommandFailed;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PublicationTest {
    @Test
    void theKeyIsTheName() {
        var producer = producer(true);
        var publication = publication(producer);

        publication.send(document("a/b.md"));
        publication.flush();

        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("a/b.md");
        assertThat(publication.acknowledged()).isEqualTo(1);
        assertThat(publication.sent()).extracting(Sent::name).containsExactly("a/b.md");
    }

    @Test
    void whatIsNotAcknowledgedIsNotCounted() {
        var producer = producer(false);
        var publication = publication(producer);

        publication.send(document("a"));
        publication.send(document("b"));
        producer.completeNext();

        assertThat(publication.acknowledged()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsTooLargeIsRefusedAndTheRestGoesOn() {
        var producer = producer(false);
        var publication = publication(producer);

        publication.send(document("large"));
        publication.send(document("small"));
        producer.errorNext(new RecordTooLargeException("13 MiB"));
        producer.completeNext();
        publication.flush();

        assertThat(publication.tooLarge())
                .containsExactly(new Refused("large", "too_large", "13 MiB"));
        assertThat(publication.acknowledged()).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsGoneEndsItAndSaysWhatIsSafe() {
        var producer = producer(false);
        var publication = publication(producer);

        publication.send(document("a"));
        publication.send(document("b"));
        producer.completeNext();
        producer.errorNext(new TimeoutException("no answer"));

        assertThatThrownBy(publication::flush)
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("no answer")
                .hasMessageContaining("1 were acknowledged")
                .hasMessageContaining("running it again is safe");
    }

    @Test
    void aRegistryThatIsDownSaysHowToStartIt() {
        var publication =
                new Publication(
                        producer(true),
                        _ -> {
                            throw new Unavailable("the registry does not answer", null);
                        },
                        "in");

        assertThatThrownBy(() -> publication.send(document("a")))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("the registry does not answer: start it with: ./lexlog up");
    }

    @Test
    void theLastEventOfAPartitionStandsForAllBeforeIt() {
        var producer = producer(true);
        var publication = publication(producer);
        List.of("a", "b", "c").forEach(name -> publication.send(document(name)));

        assertThat(Arrival.last(publication.sent()))
                .singleElement()
                .satisfies(token -> assertThat(token.offset()).isEqualTo(2));
    }
}
