package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.asserted;
import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.edit;
import static dev.lexlog.standalone.rules.Told.event;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mentions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Clean-up (SEMANTICS §7).
@ExtendWith(SharedStack.class)
class ScopeRulesIT {
    @Test
    void endedSessionTakesEveryRowOfItButTerms(Client client, Own own) {
        var session = own.session();
        var view = View.of(client, own).session(session);
        for (var id : List.of(session, session + "-2", "")) {
            client.apply(
                    document(own, "a", List.of("text"), "session_id", id),
                    found(own, "a", mentions(0, "tariff"), "session_id", id),
                    asserted(own, "tariff", "own", "b", "session_id", id),
                    clusters(own, id));
        }
        client.apply(defined(own, "term", "session_id", session));
        client.apply(event("SessionEnded", "session_id", session));

        assertThat(rowsOfASession(view.session(session))).containsExactly(1, 1, 1, 1, 1);
        assertThat(rowsOfASession(view.session(session + "-2"))).containsExactly(2, 2, 2, 2, 2);
        assertThat(view.terms()).containsExactly("term");
    }

    @Test
    void endOfASessionWithItsTermsTakesBothCommands(Client client, Own own) {
        client.apply(
                defined(own, "made here", "session_id", own.session()), defined(own, "elsewhere"));
        client.apply(
                event("SessionEnded", "session_id", own.session()),
                edit(own, "GlossaryCleared", "session_id", own.session()));

        assertThat(View.of(client, own).terms()).containsExactly("elsewhere");
    }

    @Test
    void removedDomainTakesEverythingOfItButTerms(Client client, Own own) {
        var other = own.domain() + "-2";
        for (var domain : List.of(own.domain(), other)) {
            client.apply(
                    document(own, "a", List.of("text"), "domain_id", domain),
                    found(own, "a", mentions(0, "tariff"), "domain_id", domain),
                    asserted(own, "tariff", "own", "b", "domain_id", domain),
                    event("SourceHashSet", "source_id", domain, "hash_type", "db", "hash", "1"),
                    event(
                            "ResourceHashSet",
                            "source_id",
                            domain,
                            "resource_type",
                            "table",
                            "resource_name",
                            "a",
                            "content_hash",
                            "1"),
                    defined(own, "term", "domain_id", domain));
        }
        client.apply(event("DomainRemoved", "domain_id", own.domain()));
        var view = View.of(client, own);
        var kept = view.inDomains(other);

        assertThat(view.items("documents")).isEmpty();
        assertThat(view.chunks("a")).isEmpty();
        assertThat(view.items("entities")).isEmpty();
        assertThat(view.relationships("tariff")).isEmpty();
        assertThat(view.status("hashes/sources/" + own.domain())).isEqualTo(404);
        assertThat(view.items("hashes/sources/%s/resources?type=table".formatted(own.domain())))
                .isEmpty();
        assertThat(view.terms()).containsExactly("term");
        assertThat(kept.chunks("a")).hasSize(1);
        assertThat(kept.items("entities")).hasSize(1);
        assertThat(kept.relationships("tariff")).hasSize(1);
        assertThat(kept.status("hashes/sources/" + other)).isEqualTo(200);
    }

    @Test
    void clearedSourceTakesItsDocumentsInThatDomainOnly(Client client, Own own) {
        var other = own.domain() + "-2";
        for (var domain : List.of(own.domain(), other)) {
            client.apply(
                    document(own, "a", List.of("text"), "domain_id", domain, "source", "api"),
                    found(own, "a", mentions(0, "tariff"), "domain_id", domain),
                    document(own, "b", List.of("text"), "domain_id", domain));
        }
        client.apply(event("SourceCleared", "source", "api", "domain_id", own.domain()));
        var view = View.of(client, own);

        assertThat(view.texts("documents", "/name")).containsExactly("b");
        assertThat(view.items("entities")).isEmpty();
        assertThat(view.inDomains(other).texts("documents", "/name")).containsExactly("a", "b");
        client.apply(event("SourceCleared", "source", "api"));

        assertThat(view.inDomains(other).texts("documents", "/name")).containsExactly("b");
    }

    /// By `occurred_at` the one would stay and the other go.
    @Test
    void appendTimeDecidesNotWhenSomethingOccurred(Client client, Own own) {
        var session = own.session();
        client.apply(
                document(
                        own,
                        "before",
                        List.of("text"),
                        "session_id",
                        session,
                        "occurred_at",
                        "2999-01-01T00:00:00Z"));
        client.apply(
                event(
                        "SessionEnded",
                        "session_id",
                        session,
                        "occurred_at",
                        "2020-01-01T00:00:00Z"));
        client.apply(
                document(
                        own,
                        "after",
                        List.of("text"),
                        "session_id",
                        session,
                        "occurred_at",
                        "1999-01-01T00:00:00Z"));

        assertThat(View.of(client, own).session(session).texts("documents", "/name"))
                .containsExactly("after");
    }

    /// The second document was appended before the command, but after the time it names.
    @Test
    void endUpToATimeKeepsWhatWasAppendedLater(Client client, Own own) {
        var session = own.session();
        var first = client.publish(document(own, "a", List.of("text"), "session_id", session));
        client.await(List.of(first));
        long upTo = Client.acknowledged(first).timestamp();
        InputEvent later = document(own, "b", List.of("text"), "session_id", session);
        var second = client.publish(later);
        client.await(List.of(second));
        assertThat(Client.acknowledged(second).timestamp()).isGreaterThan(upTo);

        client.apply(event("SessionEnded", "session_id", session, "up_to", upTo));

        assertThat(View.of(client, own).session(session).texts("documents", "/name"))
                .containsExactly("b");
    }

    /// Its document comes only after the command.
    @Test
    void extractionThatWaitsGoesWithItsSession(Client client, Own own) {
        var session = own.session();
        client.apply(found(own, "a", mentions(0, "tariff"), "session_id", session));
        client.apply(event("SessionEnded", "session_id", session));
        client.apply(document(own, "a", List.of("text"), "session_id", session));

        assertThat(View.of(client, own).session(session).chunks("a")).hasSize(1);
        assertThat(View.of(client, own).session(session).items("entities")).isEmpty();
    }

    private static List<Integer> rowsOfASession(View view) {
        return List.of(
                view.items("documents").size(),
                view.chunks("a").size(),
                view.items("entities").size(),
                view.relationships("tariff").size(),
                view.items("clusters/siblings?term=tariff").size());
    }

    private static InputEvent clusters(Own own, String session) {
        return event(
                "ClustersComputed",
                "domain_id",
                own.domain(),
                "session_id",
                session,
                "clusters",
                List.of(Told.fields("terms", List.of("tariff", "rebate"))));
    }
}
