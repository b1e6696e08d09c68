package dev.lexlog.standalone.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.ReasonCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What other black-box tests rely on.
@ExtendWith(SharedStack.class)
class SharedStackIT {
    @Test
    void appliedDocumentIsFoundAndHasNoDeadLetter(Client client, Own own) {
        var word = Own.word();
        var sent = client.publish(own.document("found.md", "The " + word + " sleeps."));
        client.await(List.of(sent));

        assertThat(client.search(word, "text")).containsExactly("found.md");
        assertThat(client.deadLetter(sent)).isEmpty();
    }

    @Test
    void refusedEventIsToldByItsReason(Client client, Own own) {
        assertThat(client.refusalOf(own.document("glossary:x", "text")))
                .contains(ReasonCode.RESERVED_NAME.code());
    }

    @Test
    void namesAreOfThisTestAlone(Own own, Own other) {
        assertThat(own.domain()).isNotEqualTo(other.domain());
        assertThat(own.session()).isNotEqualTo(other.session());
        assertThat(own.user()).isNotEqualTo(other.user());
    }
}
