package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.asserted;
import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.edit;
import static dev.lexlog.standalone.rules.Told.event;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mention;
import static dev.lexlog.standalone.rules.Told.mentions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every reason code that documents cannot give, with the record's bytes.
@ExtendWith(SharedStack.class)
class RefusalRulesIT {
    @Test
    void everyReasonCodeOfOtherEventsIsProducedWithTheRecordsBytes(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("old")),
                defined(own, "animal"),
                defined(own, "cat", "parent", "animal"));
        client.apply(document(own, "a", List.of("new")));
        var bad = refused(own);
        var sent =
                new TreeMap<>(
                        bad.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                entry -> client.publish(entry.getValue()))));
        client.await(sent.values());
        driveOut(client, own);

        assertThat(bad.keySet())
                .isEqualTo(
                        EnumSet.complementOf(
                                EnumSet.range(ReasonCode.UNDECODABLE, ReasonCode.BAD_TIME)));
        bad.forEach((reason, event) -> {
            var letter = client.deadLetter(Objects.requireNonNull(sent.get(reason))).orElseThrow();
            assertThat(letter.path("reason").asText()).isEqualTo(reason.code());
            assertThat(letter.path("message").asText()).isNotBlank();
            assertThat(Base64.getDecoder().decode(letter.path("value_base64").asText()))
                    .isEqualTo(client.encoded(event));
        });
    }

    @Test
    void wrongValueIsNamedWithItsFieldAndWhatIsAllowed(Client client, Own own) {
        client.apply(document(own, "a", List.of("text")));
        var status = defined(own, "order", "status", "final");
        var children = edit(own, "TermRemoved", "name", "order", "children", "ORPHAN");
        var category = asserted(own, "a", "own", "b", "verb_category", "magic");
        var type = found(own, "a", List.of(mention("tariff", 0, "semantic_type", "thing")));
        var hash =
                event("SourceHashSet", "source_id", own.domain(), "hash_type", "md5", "hash", "1");

        assertThat(message(client, status)).contains("status", "final", "approved");
        assertThat(message(client, children)).contains("children", "ORPHAN", "REPARENT");
        assertThat(message(client, category)).contains("verb_category", "magic", "temporal");
        assertThat(message(client, type)).contains("semantic_type", "thing", "attribute");
        assertThat(message(client, hash)).contains("hash_type", "md5", "er");
    }

    @Test
    void refusedEventLeavesNoTraceAndTheNextGoesOn(Client client, Own own) {
        var sent =
                List.of(
                        client.publish(defined(own, "order", "parent", "nobody")),
                        client.publish(defined(own, "order", "owner", "sales")));
        client.await(sent);
        var view = View.of(client, own);

        assertThat(view.term("order").path("owner").asText()).isEqualTo("sales");
        assertThat(view.items("glossary/terms/%s/history".formatted(view.termId("order"))))
                .hasSize(1);
    }

    private static Map<ReasonCode, InputEvent> refused(Own own) {
        var all = new TreeMap<ReasonCode, InputEvent>();
        all.put(
                ReasonCode.BAD_CONFIDENCE,
                found(own, "a", List.of(mention("tariff", 0, "confidence", 1.5))));
        all.put(ReasonCode.UNKNOWN_VALUE, defined(own, "order", "cardinality", "few"));
        all.put(ReasonCode.MENTION_OUTSIDE, found(own, "a", mentions(1, "tariff")));
        all.put(
                ReasonCode.STALE_REVISION,
                found(own, "a", mentions(0, "tariff"), "content_hash", IdHash.sha256("old")));
        all.put(ReasonCode.TOO_MANY_WAITING, waiting(own, 0));
        all.put(ReasonCode.UNKNOWN_TERM, edit(own, "TermRemoved", "name", "nobody"));
        all.put(ReasonCode.UNKNOWN_PARENT, defined(own, "order", "parent", "nobody"));
        all.put(
                ReasonCode.PARENT_CYCLE,
                edit(own, "TermChanged", "name", "animal", "parent", "cat"));
        all.put(
                ReasonCode.NAME_TAKEN,
                edit(own, "TermRenamed", "name", "animal", "new_name", "Cat"));
        all.put(
                ReasonCode.UNKNOWN_RELATIONSHIP,
                edit(own, "RelationshipApproved", "relationship_id", "0123456789abcdef"));
        all.put(
                ReasonCode.RESERVED_TYPE,
                event(
                        "ResourceHashSet",
                        "source_id",
                        own.domain(),
                        "resource_type",
                        "document",
                        "resource_name",
                        "a",
                        "content_hash",
                        "1"));
        return all;
    }

    /// So many that the first must go.
    private static void driveOut(Client client, Own own) {
        client.await(
                IntStream.rangeClosed(1, 16)
                        .mapToObj(i -> client.publish(waiting(own, i)))
                        .toList());
    }

    private static InputEvent waiting(Own own, int revision) {
        var hash = IdHash.sha256("revision " + revision);
        return found(own, "waiting", mentions(0, "tariff"), "content_hash", hash);
    }

    private static String message(Client client, InputEvent event) {
        var sent = client.publish(event);
        client.await(List.of(sent));
        var letter = client.deadLetter(sent).orElseThrow();
        assertThat(letter.path("reason").asText()).isEqualTo("unknown_value");
        return letter.path("message").asText();
    }
}
