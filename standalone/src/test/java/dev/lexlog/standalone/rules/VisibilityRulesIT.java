package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.asserted;
import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.edit;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mentions;
import static dev.lexlog.standalone.rules.Told.says;
import static dev.lexlog.standalone.rules.Told.triple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who sees what of entities, terms and relationships (SEMANTICS §1).
@ExtendWith(SharedStack.class)
class VisibilityRulesIT {
    @Test
    void termNeverShowsForAnotherUser(Client client, Own own) {
        var word = Own.word();
        client.apply(
                defined(own, word, "definition", "what " + word + " means", "ignored", true),
                defined(own, "child", "parent", word),
                document(own, "a", List.of("text about something else")),
                found(own, "a", mentions(0, word)));
        var mine = View.of(client, own);
        var id = mine.termId(word);

        assertThat(mine.found(word)).containsExactly("glossary:" + id);
        assertThat(similar(mine)).isEmpty();
        assertThat(mine.status("glossary/terms/" + id)).isEqualTo(200);
        assertThat(mine.texts("glossary", "/glossary_status")).contains("defined");
        for (var other : List.of(mine.user(own.user() + "-2"), mine.user(null))) {
            assertThat(other.found(word)).isEmpty();
            assertThat(similar(other)).containsExactly(word);
            assertThat(other.status("glossary/terms/" + id)).isEqualTo(404);
            for (var list : List.of("children", "ancestors", "history", "resources")) {
                assertThat(other.status("glossary/terms/%s/%s".formatted(id, list))).isEqualTo(404);
            }
            assertThat(other.terms()).isEmpty();
            assertThat(other.items("glossary/lookup?name=" + word)).isEmpty();
            assertThat(other.texts("glossary", "/glossary_status"))
                    .containsExactly("self_describing");
            assertThat(other.items("glossary/deprecated")).isEmpty();
            assertThat(other.items("glossary/domain-suggestions")).isEmpty();
            assertThat(other.chunks("glossary:" + id)).isEmpty();
        }
    }

    /// The names by which one user knows a thing must not widen what another one asks for.
    @Test
    void aliasesOfAnotherUsersTermsMatchNoRelationship(Client client, Own own) {
        client.apply(
                defined(own, "order"),
                edit(own, "TermRenamed", "name", "order", "new_name", "purchase"),
                asserted(own, "order", "own", "line"));
        var mine = View.of(client, own);

        assertThat(mine.relationships("purchase")).hasSize(1);
        assertThat(mine.user(own.user() + "-2").relationships("purchase")).isEmpty();
    }

    @Test
    void relationshipOfTwoDomainsNeverShowsTheOthersSentence(Client client, Own own) {
        var other = own.domain() + "-2";
        client.apply(
                document(own, "a", List.of("text")),
                says(own, "a", triple("anna", "own", "b", "sentence", "here", "confidence", 0.25)),
                document(own, "a", List.of("text"), "domain_id", other),
                says(
                        own,
                        "a",
                        triple("anna", "own", "b", "sentence", "there", "confidence", 0.75),
                        "domain_id",
                        other));
        var view = View.of(client, own);

        assertThat(View.at(view.relationships("anna"), "/sentence")).containsExactly("here");
        assertThat(View.at(view.relationships("anna"), "/confidence")).containsExactly("0.25");
        assertThat(View.at(view.inDomains(other).relationships("anna"), "/sentence"))
                .containsExactly("there");
    }

    /// A session's row shows in its session whatever the domains, and in no other.
    @Test
    void sessionsRowsShowInTheirSessionOnly(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text"), "session_id", own.session()),
                found(own, "a", mentions(0, "tariff"), "session_id", own.session()),
                asserted(own, "tariff", "own", "b", "session_id", own.session()));
        var within = View.of(client, own).session(own.session());
        var id = within.entityId("tariff");

        assertThat(within.inDomains().entity("tariff").path("id").asText()).isEqualTo(id);
        assertThat(within.inDomains().relationships("tariff")).hasSize(1);
        for (var without : List.of(within.session(own.session() + "-2"), within.session(null))) {
            assertThat(without.status("entities/" + id)).isEqualTo(404);
            assertThat(without.items("entities")).isEmpty();
            assertThat(without.relationships("tariff")).isEmpty();
        }
    }

    @Test
    void entityOfAnotherDomainIsUnknown(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                found(own, "a", mentions(0, "tariff", "rebate")));
        var view = View.of(client, own);
        var id = view.entityId("tariff");
        var chunk = View.at(view.ofEntity("tariff", "chunks"), "/chunk/id").getFirst();

        assertThat(view.allDomains().status("entities/" + id)).isEqualTo(200);
        for (var other : List.of(view.inDomains(own.domain() + "-2"), view.inDomains())) {
            for (var list : List.of("", "/chunks", "/references", "/documents", "/cooccurring")) {
                assertThat(other.status("entities/" + id + list)).isEqualTo(404);
            }
            assertThat(other.status("chunks/%s/entities".formatted(chunk))).isEqualTo(404);
            assertThat(other.post("entities/batch", "ids", List.of(id)).path("items")).isEmpty();
        }
    }

    private static List<String> similar(View view) {
        return view.post("entities/similar", "query", "text about something else")
                .path("items")
                .valueStream()
                .map(item -> item.at("/entity/name").asText())
                .toList();
    }
}
