package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mention;
import static dev.lexlog.standalone.rules.Told.mentions;
import static dev.lexlog.standalone.rules.Told.removed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an entity is (SEMANTICS §4).
@ExtendWith(SharedStack.class)
class EntityRulesIT {
    @Test
    void entityIdIsAHashOfNormalisedNameDomainAndSession(Client client, Own own) {
        var session = own.session();
        client.apply(
                document(own, "a", List.of("text")),
                found(own, "a", mentions(0, "customer_orders")),
                document(own, "a", List.of("text"), "session_id", session),
                found(own, "a", mentions(0, "customer_orders"), "session_id", session));
        var shared = "['customer order','%s',null]".formatted(own.domain());
        var inSession = "['customer order','%s','%s']".formatted(own.domain(), session);
        var view = View.of(client, own);

        assertThat(view.texts("entities", "/id")).containsExactly(IdHash.of(shared));
        assertThat(view.session(session).texts("entities", "/id"))
                .containsExactlyInAnyOrder(IdHash.of(shared), IdHash.of(inSession));
    }

    @Test
    void spellingsOfAnEntityAreOneButAProperNounIsAnother(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                found(
                        own,
                        "a",
                        mentions(
                                0,
                                "customer_orders",
                                "customerOrders",
                                "Customer-Order",
                                "customer  order",
                                "Customer Orders",
                                "INVOICES")));
        var view = View.of(client, own);

        assertThat(view.texts("entities", "/name"))
                .containsExactlyInAnyOrder("customer order", "Customer Order", "INVOICE");
        assertThat(
                        view.items("entities?q=customer").stream()
                                .filter(entity ->
                                        entity.path("name").asText().equals("customer order"))
                                .map(entity -> entity.path("mention_count").asInt()))
                .containsExactly(4);
    }

    @Test
    void displayNameIsTheGivenOneElseTheTitleCasedName(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                found(
                        own,
                        "a",
                        List.of(
                                mention("customer_orders", 0),
                                mention("usage_fees", 0, "display_name", "fees of USE"),
                                mention("VAT", 0))));
        var view = View.of(client, own);

        assertThat(view.entity("customer order").path("display_name").asText())
                .isEqualTo("Customer Order");
        assertThat(view.entity("usage fee").path("display_name").asText()).isEqualTo("fees of USE");
        assertThat(view.entity("VAT").path("display_name").asText()).isEqualTo("VAT");
    }

    /// The document that is read first says what happened last.
    @Test
    void earliestMentionGivesTheEntityItsTypesAndBirth(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                found(
                        own,
                        "a",
                        List.of(mention("tariff", 0, "semantic_type", "action")),
                        "occurred_at",
                        "2021-01-01T00:00:00Z"));
        client.apply(
                document(own, "b", List.of("text", "more")),
                found(
                        own,
                        "b",
                        List.of(
                                mention("tariff", 0, "semantic_type", "term", "ner_type", "LAW"),
                                mention("tariff", 1)),
                        "occurred_at",
                        "2020-01-01T00:00:00Z"));
        var tariff = View.of(client, own).entity("tariff");

        assertThat(tariff.path("semantic_type").asText()).isEqualTo("term");
        assertThat(tariff.path("ner_type").asText()).isEqualTo("LAW");
        assertThat(tariff.path("created_at").asText()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(tariff.path("mention_count").asInt()).isEqualTo(3);
        assertThat(tariff.path("document_count").asInt()).isEqualTo(2);
    }

    @Test
    void mentionsOfOneTimeAreOrderedByDocument(Client client, Own own) {
        var at = "2020-01-01T00:00:00Z";
        client.apply(
                document(own, "b", List.of("text")),
                found(
                        own,
                        "b",
                        List.of(mention("tariff", 0, "semantic_type", "action")),
                        "occurred_at",
                        at));
        client.apply(
                document(own, "a", List.of("text")),
                found(
                        own,
                        "a",
                        List.of(mention("tariff", 0, "semantic_type", "attribute")),
                        "occurred_at",
                        at));

        assertThat(View.of(client, own).entity("tariff").path("semantic_type").asText())
                .isEqualTo("attribute");
    }

    @Test
    void entityLivesAsLongAsOneMention(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                found(own, "a", mentions(0, "tariff")),
                document(own, "b", List.of("text")),
                found(own, "b", mentions(0, "tariff")));
        var view = View.of(client, own);
        var id = view.entityId("tariff");

        client.apply(removed(own, "a"));

        assertThat(view.get("entities/" + id).path("mention_count").asInt()).isEqualTo(1);
        client.apply(found(own, "b", List.of()));

        assertThat(view.status("entities/" + id)).isEqualTo(404);
        assertThat(view.items("entities")).isEmpty();
    }

    @Test
    void linkHasTheHighestConfidenceAndTheNumberOfMentions(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text", "more")),
                found(
                        own,
                        "a",
                        List.of(
                                mention("tariff", 0, "confidence", 0.5),
                                mention("tariff", 0, "confidence", 0.875),
                                mention("tariff", 1, "confidence", 1.0),
                                mention("tariffs", 0, "confidence", 0.25))));
        var links = View.of(client, own).ofEntity("tariff", "chunks");

        assertThat(View.at(links, "/confidence")).containsExactly("1.0", "0.875");
        assertThat(View.at(links, "/mentions")).containsExactly("1", "3");
    }
}
