package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.edit;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mentions;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How the glossary is asked (SEMANTICS §5).
@ExtendWith(SharedStack.class)
class GlossaryReadsIT {
    /// By id or by name alone, one of the alias's terms would come first in some of the domains.
    @Test
    void lookupGivesNamesBeforeAliasesThenTiesById(Client client, Own own) {
        var domains = domains(own, 4);
        client.apply(
                defined(own, "order", "domain_id", domains.get(0)),
                defined(own, "order", "domain_id", domains.get(1)),
                defined(
                        own,
                        "a purchase",
                        "aliases",
                        List.of("ORDER"),
                        "domain_id",
                        domains.get(2)),
                defined(own, "buy", "aliases", List.of("order"), "domain_id", domains.get(3)));
        var view = View.of(client, own).inDomains(domains.toArray(String[]::new));
        var matches = view.items("glossary/lookup?name=Order");

        assertThat(View.at(matches, "/matched")).containsExactly("name", "name", "alias", "alias");
        assertThat(View.at(matches, "/term/id").subList(0, 2)).isSorted();
        assertThat(View.at(matches, "/term/id").subList(2, 4)).isSorted();
        var first = view.get("glossary/lookup?name=order&limit=1").path("items");
        assertThat(first).containsExactly(matches.getFirst());
        assertThat(view.items("glossary/lookup?name=order&aliases=false")).hasSize(2);
    }

    @Test
    void termsAreListedByFoldedNameAPageAtATime(Client client, Own own) {
        client.apply(defined(own, "b"), defined(own, "C"), defined(own, "a"));
        var view = View.of(client, own);

        assertThat(view.texts("glossary/terms?limit=1", "/name")).containsExactly("a", "b", "C");
        assertThat(view.get("glossary/terms/" + view.termId("c")).path("name").asText())
                .isEqualTo("C");
    }

    @Test
    void termIsFoundAsAChunkByNameDefinitionAndAliasUntilItGoes(Client client, Own own) {
        var word = Own.word();
        var id = IdHash.of("['order','%s','%s',0]".formatted(own.user(), own.domain()));
        client.apply(defined(own, "order", "definition", "a", "aliases", List.of(word)));
        var view = View.of(client, own);

        assertThat(view.found(word)).containsExactly("glossary:" + id);
        assertThat(view.items("documents")).isEmpty();
        client.apply(edit(own, "TermChanged", "name", "order", "clear", List.of("aliases")));
        assertThat(view.found(word)).isEmpty();
        client.apply(edit(own, "TermChanged", "name", "order", "definition", "the " + word));
        assertThat(view.found(word)).containsExactly("glossary:" + id);
        client.apply(edit(own, "TermRemoved", "name", "order"));

        assertThat(view.found(word)).isEmpty();
    }

    /// An entity of one name in two domains and a term in one of them are two rows, not three.
    @Test
    void unifiedViewJoinsTermsAndEntitiesOnNameAndDomain(Client client, Own own) {
        var domains = domains(own, 2);
        for (var domain : domains) {
            client.apply(
                    document(own, "a", List.of("text"), "domain_id", domain),
                    found(own, "a", mentions(0, "tariff"), "domain_id", domain));
        }
        client.apply(
                defined(own, "TARIFF", "domain_id", domains.getFirst()),
                defined(own, "ungrounded", "domain_id", domains.getFirst()));
        var view = View.of(client, own).inDomains(domains.toArray(String[]::new));
        var rows = view.items("glossary");

        assertThat(View.at(rows, "/name")).containsExactly("TARIFF", "tariff", "ungrounded");
        assertThat(View.at(rows, "/glossary_status"))
                .containsExactly("defined", "self_describing", "defined");
        assertThat(View.at(rows, "/domain_id"))
                .containsExactly(domains.get(0), domains.get(1), domains.get(0));
        assertThat(View.at(rows, "/grounded")).startsWith("true").endsWith("false");
        assertThat(rows.getFirst().path("entities")).hasSize(1);
        assertThat(view.texts("glossary?filter=defined", "/name"))
                .containsExactly("TARIFF", "ungrounded");
        assertThat(view.texts("glossary?filter=self_describing", "/name"))
                .containsExactly("tariff");
    }

    /// `Usage Fees` is said nowhere, but its alias is, in the singular.
    @Test
    void termIsGroundedByAnAliasAndByThePlural(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                found(own, "a", mentions(0, "usage_fee", "customer")),
                defined(own, "charge", "aliases", List.of("usageFees")),
                defined(own, "customers"),
                defined(own, "custom"));
        var rows = View.of(client, own).items("glossary?filter=defined");

        assertThat(View.at(rows, "/name")).containsExactly("charge", "custom", "customers");
        assertThat(View.at(rows, "/grounded")).containsExactly("true", "false", "true");
    }

    @Test
    void aliasOfATermIsNoRowOfItsOwn(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                found(own, "a", mentions(0, "purchase", "rebate")),
                defined(own, "order", "aliases", List.of("Purchase")));
        var view = View.of(client, own);

        assertThat(view.texts("glossary", "/name")).containsExactly("order", "rebate");
        client.apply(edit(own, "TermChanged", "name", "order", "clear", List.of("aliases")));

        assertThat(view.texts("glossary", "/name")).containsExactly("order", "purchase", "rebate");
    }

    /// An entity that only another reader sees grounds nothing.
    @Test
    void termIsGroundedByVisibleEntitiesOnly(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text"), "session_id", own.session()),
                found(own, "a", mentions(0, "tariff"), "session_id", own.session()),
                defined(own, "tariff"));
        var view = View.of(client, own);

        assertThat(view.texts("glossary", "/grounded")).containsExactly("false");
        assertThat(view.session(own.session()).texts("glossary", "/grounded"))
                .containsExactly("true");
    }

    /// The ancestor is said nowhere itself; the descendant of a grounded term gains nothing.
    @Test
    void ancestorsOfAGroundedTermAreNotDeprecated(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                found(own, "a", mentions(0, "cat")),
                defined(own, "animal"),
                defined(own, "beast", "parent", "animal"),
                defined(own, "cat", "parent", "beast"),
                defined(own, "lion", "parent", "cat"),
                defined(own, "dog", "parent", "animal"));

        assertThat(View.of(client, own).texts("glossary/deprecated", "/name"))
                .containsExactly("dog", "lion");
    }

    @Test
    void suggestedDomainIsTheOneWithMostLinks(Client client, Own own) {
        var domains = domains(own, 3);
        mentioned(client, own, "tariff", domains.get(0), 1);
        mentioned(client, own, "tariff", domains.get(1), 2);
        client.apply(
                defined(own, "tariff", "domain_id", domains.get(2)),
                defined(own, "Tariffs", "domain_id", domains.get(2), "status", "approved"),
                defined(own, "unsaid", "domain_id", domains.get(2)));
        var view = View.of(client, own).inDomains(domains.toArray(String[]::new));
        var suggestions = view.items("glossary/domain-suggestions");

        assertThat(View.at(suggestions, "/term/name")).containsExactly("tariff");
        assertThat(View.at(suggestions, "/domain_id")).containsExactly(domains.get(1));
        assertThat(View.at(suggestions, "/links")).containsExactly("2");
        assertThat(view.term("tariff").path("domain_id").asText()).isEqualTo(domains.get(2));
    }

    @Test
    void suggestedDomainsTieById(Client client, Own own) {
        var domains = domains(own, 3);
        mentioned(client, own, "tariff", domains.get(2), 1);
        mentioned(client, own, "tariff", domains.get(1), 1);
        client.apply(defined(own, "tariff", "domain_id", domains.get(0)));
        var view = View.of(client, own).inDomains(domains.toArray(String[]::new));

        assertThat(view.texts("glossary/domain-suggestions", "/domain_id"))
                .containsExactly(domains.get(1));
    }

    @Test
    void termThatIsSaidInItsOwnDomainMostStays(Client client, Own own) {
        var domains = domains(own, 2);
        mentioned(client, own, "tariff", domains.get(0), 2);
        mentioned(client, own, "tariff", domains.get(1), 1);
        client.apply(defined(own, "tariff", "domain_id", domains.get(0)));
        var view = View.of(client, own).inDomains(domains.toArray(String[]::new));

        assertThat(view.items("glossary/domain-suggestions")).isEmpty();
    }

    @Test
    void resourcesOfATermAreTheDocumentsThatGroundIt(Client client, Own own) {
        client.apply(
                document(own, "b", List.of("text"), "source_url", "https://example.org/b"),
                found(own, "b", mentions(0, "purchase")),
                document(own, "a", List.of("text")),
                found(own, "a", mentions(0, "order")),
                document(own, "c", List.of("text")),
                found(own, "c", mentions(0, "rebate")),
                defined(own, "Orders", "aliases", List.of("purchases")));
        var view = View.of(client, own);
        List<JsonNode> resources =
                view.items("glossary/terms/%s/resources".formatted(view.termId("orders")));

        assertThat(View.at(resources, "/document")).containsExactly("a", "b");
        assertThat(resources.getLast().path("source_url").asText())
                .isEqualTo("https://example.org/b");
    }

    /// A document with so many chunks that mention it.
    private static void mentioned(
            Client client, Own own, String entity, String domain, int chunks) {
        var texts = new ArrayList<String>();
        var mentions = new ArrayList<Object>();
        for (int i = 0; i < chunks; i++) {
            texts.add("text " + i);
            mentions.addAll(mentions(i, entity));
        }
        client.apply(
                document(own, "a", texts, "domain_id", domain),
                found(own, "a", mentions, "domain_id", domain));
    }

    /// In order of their ids.
    private static List<String> domains(Own own, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> own.domain() + "-" + i)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
