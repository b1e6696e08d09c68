package dev.lexlog.standalone.cli.erase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TermOwnersTest {
    private final TermOwners owners = new TermOwners(new Subject.OfSession("s"));

    @Test
    void ownersAreTheUsersOfTheSessionsTerms() {
        look("glossary-terms|[\"ann\"]|g_1", Terms.made("ann", "s"));
        look("glossary-terms|[\"bob\"]|g_2", Terms.made("bob", "another"));
        look("glossary-terms|[\"cem\"]|g_3", Terms.made("cem", null));
        look("glossary-names|[\"s\",\"reefer\"]|[null]", new byte[] {'g'});

        assertThat(owners.users()).containsExactly("ann");
    }

    @Test
    void termThatIsGoneOrWasMadeAgainElsewhereHasNoOwnerHere() {
        look("glossary-terms|[\"ann\"]|g_1", Terms.made("ann", "s"));
        look("glossary-terms|[\"bob\"]|g_2", Terms.made("bob", "s"));
        look("glossary-terms|[\"ann\"]|g_1", null);
        look("glossary-terms|[\"bob\"]|g_2", Terms.made("bob", "another"));

        assertThat(owners.users()).isEmpty();
    }

    @SuppressWarnings("NullAway") // Kafka gives null values.
    private void look(String key, byte @Nullable [] value) {
        var bytes = key.replace('|', '\0').getBytes(StandardCharsets.UTF_8);
        owners.look(new ConsumerRecord<>("changelog", 0, 0, bytes, value));
    }
}
