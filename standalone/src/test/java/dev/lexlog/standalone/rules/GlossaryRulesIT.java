package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.LogEnds;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a term is, and what defining, changing and renaming it does (SEMANTICS §5).
@ExtendWith(SharedStack.class)
class GlossaryRulesIT {
    @Test
    void termIdIsAHashOfNameAtCreationUserDomainAndTheSmallestFreeNumber(Client client, Own own) {
        var view = View.of(client, own);
        client.apply(defined(own, "Order"));
        assertThat(view.termId("order")).isEqualTo(id(own, 0));

        client.apply(edit(own, "TermRenamed", "name", "order", "new_name", "purchase"));
        client.apply(defined(own, "ORDER"));

        assertThat(view.termId("purchase")).isEqualTo(id(own, 0));
        assertThat(view.termId("order")).isEqualTo(id(own, 1));
        client.apply(
                edit(own, "TermRenamed", "name", "order", "new_name", "request"),
                edit(own, "TermRemoved", "name", "purchase"),
                defined(own, "order"));

        assertThat(view.termId("request")).isEqualTo(id(own, 1));
        assertThat(view.termId("order")).isEqualTo(id(own, 0));
    }

    @Test
    void revisionsAndHistoryNumbersOfAnIdAreNeverReused(Client client, Own own) {
        client.apply(
                defined(own, "order"),
                edit(own, "TermChanged", "name", "order", "definition", "a wish to buy"),
                edit(own, "TermRemoved", "name", "order"),
                defined(own, "order"));
        var view = View.of(client, own);
        var order = view.term("order");
        var history = "glossary/terms/%s/history".formatted(order.path("id").asText());

        assertThat(order.path("revision").asInt()).isEqualTo(3);
        assertThat(view.texts(history, "/number")).containsExactly("1", "2", "3", "4");
        assertThat(view.texts(history, "/change"))
                .containsExactly("TermDefined", "TermChanged", "TermRemoved", "TermDefined");
    }

    /// Composed and decomposed, upper and lower case.
    @Test
    void nameIsUniqueWithinUserAndDomainHoweverItIsWritten(Client client, Own own) {
        var elsewhere = own.domain() + "-2";
        client.apply(
                defined(own, "Caf\u00e9"),
                defined(own, "CAFE\u0301", "definition", "a place"),
                defined(own, "caf\u00e9", "domain_id", elsewhere),
                defined(own, "caf\u00e9", "user_id", own.user() + "-2"));
        var view = View.of(client, own);

        assertThat(view.texts("glossary/terms", "/definition")).containsExactly("a place");
        assertThat(view.inDomains(own.domain(), elsewhere).terms()).hasSize(2);
        assertThat(view.user(own.user() + "-2").terms()).hasSize(1);
    }

    @Test
    void leftOutFieldsHaveTheirDefaults(Client client, Own own) {
        client.apply(defined(own, "order"));
        var order = View.of(client, own).term("order");

        assertThat(order.path("display_name").asText()).isEqualTo("order");
        assertThat(order.path("parent_verb").asText()).isEqualTo("HAS_KIND");
        assertThat(order.path("cardinality").asText()).isEqualTo("many");
        assertThat(order.path("status").asText()).isEqualTo("draft");
        assertThat(order.path("semantic_type").asText()).isEqualTo("concept");
        assertThat(order.path("ignored").asBoolean()).isFalse();
        assertThat(order.path("definition").isNull()).isTrue();
        assertThat(order.path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void everyFieldOfADefinitionShows(Client client, Own own) {
        client.apply(
                defined(
                        own,
                        "order",
                        "actor",
                        "ann",
                        "session_id",
                        own.session(),
                        "occurred_at",
                        "2020-01-01T00:00:00Z",
                        "aliases",
                        List.of("purchase", "buy"),
                        "cardinality",
                        "singular",
                        "plural",
                        "orders",
                        "tags",
                        Map.of("risk", Map.of("level", "high")),
                        "owner",
                        "sales",
                        "status",
                        "reviewed",
                        "provenance",
                        "learning",
                        "canonical_source",
                        "erp"));
        var order = View.of(client, own).term("order");

        assertThat(order.path("aliases").valueStream().map(alias -> alias.asText()))
                .containsExactly("purchase", "buy");
        assertThat(order.path("cardinality").asText()).isEqualTo("singular");
        assertThat(order.path("plural").asText()).isEqualTo("orders");
        assertThat(order.at("/tags/risk/level").asText()).isEqualTo("high");
        assertThat(order.path("owner").asText()).isEqualTo("sales");
        assertThat(order.path("status").asText()).isEqualTo("reviewed");
        assertThat(order.path("provenance").asText()).isEqualTo("learning");
        assertThat(order.path("canonical_source").asText()).isEqualTo("erp");
        assertThat(order.path("session_id").asText()).isEqualTo(own.session());
        assertThat(order.path("user_id").asText()).isEqualTo(own.user());
        assertThat(order.path("last_actor").asText()).isEqualTo("ann");
        assertThat(order.path("created_at").asText()).isEqualTo("2020-01-01T00:00:00Z");
    }

    /// A change would keep what the second definition leaves out.
    @Test
    void definingAgainReplacesEveryFieldButIdSessionAndBirth(Client client, Own own) {
        client.apply(
                defined(
                        own,
                        "order",
                        "definition",
                        "a wish to buy",
                        "aliases",
                        List.of("purchase"),
                        "session_id",
                        own.session(),
                        "occurred_at",
                        "2020-01-01T00:00:00Z"));
        var view = View.of(client, own);
        var id = view.termId("order");
        client.apply(
                defined(own, "Order", "owner", "sales", "occurred_at", "2021-01-01T00:00:00Z"));
        var order = view.term("order");

        assertThat(order.path("id").asText()).isEqualTo(id);
        assertThat(order.path("name").asText()).isEqualTo("Order");
        assertThat(order.path("definition").isNull()).isTrue();
        assertThat(order.path("aliases")).isEmpty();
        assertThat(order.path("session_id").asText()).isEqualTo(own.session());
        assertThat(order.path("created_at").asText()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(order.path("updated_at").asText()).isEqualTo("2021-01-01T00:00:00Z");
        assertThat(order.path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void editThatChangesNothingWritesNothing(Client client, Own own, Address address) {
        client.apply(defined(own, "order", "definition", "a wish to buy"));
        var before = LogEnds.of(address);
        client.apply(
                defined(own, "order", "definition", "a wish to buy", "actor", "somebody else"),
                edit(own, "TermChanged", "name", "order", "definition", "a wish to buy"),
                edit(own, "TermRenamed", "name", "order", "new_name", "order"));
        var after = LogEnds.of(address);

        assertThat(View.of(client, own).term("order").path("revision").asInt()).isEqualTo(1);
        for (var table : List.of(LogTable.GLOSSARY_TERMS, LogTable.GLOSSARY_HISTORY)) {
            assertThat(after.get(table)).isEqualTo(before.get(table));
        }
    }

    @Test
    void changeLeavesNullFieldsAndEmptiesClearedOnes(Client client, Own own) {
        client.apply(
                defined(
                        own,
                        "order",
                        "definition",
                        "a wish to buy",
                        "owner",
                        "sales",
                        "aliases",
                        List.of("purchase")));
        var view = View.of(client, own);
        var change = List.of("owner", "aliases");
        client.apply(
                edit(
                        own,
                        "TermChanged",
                        "term_id",
                        view.termId("order"),
                        "plural",
                        "orders",
                        "clear",
                        change));
        var order = view.term("order");

        assertThat(order.path("definition").asText()).isEqualTo("a wish to buy");
        assertThat(order.path("plural").asText()).isEqualTo("orders");
        assertThat(order.path("owner").isNull()).isTrue();
        assertThat(order.path("aliases")).isEmpty();
    }

    @Test
    void changeOfAModelsTextMakesItHybridButAnyOtherDoesNot(Client client, Own own) {
        for (var name : List.of("a", "b", "c", "d", "root")) {
            client.apply(defined(own, name, "provenance", "llm"));
        }
        client.apply(
                edit(own, "TermChanged", "name", "a", "status", "approved", "owner", "sales"),
                edit(own, "TermChanged", "name", "b", "definition", "said by a person"),
                edit(own, "TermChanged", "name", "c", "parent", "root"),
                edit(own, "TermChanged", "name", "d", "aliases", List.of("dee")));

        assertThat(View.of(client, own).texts("glossary/terms", "/provenance"))
                .containsExactly("llm", "hybrid", "hybrid", "hybrid", "llm");
    }

    @Test
    void unknownTermIsRefused(Client client, Own own) {
        client.apply(defined(own, "order", "aliases", List.of("purchase"), "user_id", own.user()));
        var stranger = own.user() + "-2";
        var id = View.of(client, own).termId("order");

        assertThat(client.refusalOf(edit(own, "TermChanged", "name", "purchase", "owner", "x")))
                .contains("unknown_term");
        assertThat(client.refusalOf(edit(own, "TermRemoved", "term_id", id, "user_id", stranger)))
                .contains("unknown_term");
        assertThat(client.refusalOf(edit(own, "TermRenamed", "name", "nobody", "new_name", "x")))
                .contains("unknown_term");
        assertThat(client.refusalOf(edit(own, "TermChanged", "term_id", id, "owner", "x")))
                .isEmpty();
    }

    private static String id(Own own, int n) {
        return IdHash.of("['order','%s','%s',%d]".formatted(own.user(), own.domain(), n));
    }
}
