package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.asserted;
import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.edit;
import static dev.lexlog.standalone.rules.Told.removed;
import static dev.lexlog.standalone.rules.Told.says;
import static dev.lexlog.standalone.rules.Told.triple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Relationships (SEMANTICS §6).
@ExtendWith(SharedStack.class)
class RelationshipRulesIT {
    @Test
    void relationshipIdIsAHashOfFoldedNamesVerbDomainAndSession(Client client, Own own) {
        client.apply(
                asserted(own, "Anna", "works at", "ACME"),
                asserted(own, "ANNA", "worksAt", "Acme", "session_id", own.session()));
        var shared = "['anna','WORKS_AT','acme','%s',null]".formatted(own.domain());
        var inSession =
                "['anna','WORKS_AT','acme','%s','%s']".formatted(own.domain(), own.session());
        var view = View.of(client, own);

        assertThat(View.at(view.relationships("anna"), "/id")).containsExactly(IdHash.of(shared));
        assertThat(View.at(view.session(own.session()).relationships("anna"), "/id"))
                .containsExactlyInAnyOrder(IdHash.of(shared), IdHash.of(inSession));
    }

    @Test
    void verbsAreUpperSnakeCaseInTheThirdPerson(Client client, Own own) {
        client.apply(
                asserted(own, "a", "carry", "b"),
                asserted(own, "a", "part of", "c"),
                asserted(own, "a", "managed-by", "d"),
                asserted(own, "a", "haveMany", "e"),
                asserted(own, "a", "CARRIES", "b"));

        assertThat(View.at(View.of(client, own).relationships("a"), "/verb"))
                .containsExactlyInAnyOrder("CARRIES", "PART_OF", "MANAGED_BY", "HAS_MANY");
    }

    @Test
    void surestDocumentsSentenceShowsUntilItGoes(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                says(own, "a", anna("sentence", "of a", "confidence", 0.5)),
                document(own, "b", List.of("text")),
                says(own, "b", anna("sentence", "of b", "confidence", 0.75)),
                document(own, "c", List.of("text")),
                says(own, "c", anna("sentence", "of c", "confidence", 0.25)));
        var view = View.of(client, own);
        assertThat(View.at(view.relationships("acme"), "/sentence")).containsExactly("of b");

        client.apply(removed(own, "b"));
        assertThat(View.at(view.relationships("acme"), "/sentence")).containsExactly("of a");

        client.apply(removed(own, "a"), removed(own, "c"));
        assertThat(view.relationships("acme")).isEmpty();
    }

    @Test
    void equallySureDocumentsAreOrderedByName(Client client, Own own) {
        client.apply(document(own, "b", List.of("text")), says(own, "b", anna("sentence", "of b")));
        client.apply(document(own, "a", List.of("text")), says(own, "a", anna("sentence", "of a")));

        assertThat(View.at(View.of(client, own).relationships("anna"), "/sentence"))
                .containsExactly("of a");
    }

    @Test
    void assertedRelationshipLiesOverWhatDocumentsSayAndOutlivesThem(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                says(own, "a", anna("sentence", "of a", "confidence", 1.0)));
        client.apply(
                asserted(
                        own,
                        "anna",
                        "WORKS_AT",
                        "acme",
                        "sentence",
                        "of a user",
                        "confidence",
                        0.5,
                        "verb_category",
                        "association"));
        client.apply(removed(own, "a"));
        var row = View.of(client, own).relationships("anna").getFirst();

        assertThat(row.path("sentence").asText()).isEqualTo("of a user");
        assertThat(row.path("confidence").asDouble()).isEqualTo(0.5);
        assertThat(row.path("verb_category").asText()).isEqualTo("association");
        assertThat(row.path("user_edited").asBoolean()).isTrue();
    }

    @Test
    void approvedRelationshipIsMarkedAndKeepsWhatDocumentsSay(Client client, Own own) {
        client.apply(document(own, "a", List.of("text")), says(own, "a", anna("sentence", "of a")));
        var view = View.of(client, own);
        var before = view.relationships("anna").getFirst();
        assertThat(before.path("user_edited").asBoolean()).isFalse();

        client.apply(of("RelationshipApproved", before.path("id").asText(), own));
        var after = view.relationships("anna").getFirst();

        assertThat(after.path("user_edited").asBoolean()).isTrue();
        assertThat(after.path("sentence").asText()).isEqualTo("of a");
        assertThat(after.path("id")).isEqualTo(before.path("id"));
    }

    @Test
    void changedVerbKeepsTheIdAndStaysWhenExtractedAgain(Client client, Own own) {
        client.apply(document(own, "a", List.of("text")), says(own, "a", anna()));
        var view = View.of(client, own);
        var id = view.relationships("anna").getFirst().path("id").asText();
        client.apply(of("VerbChanged", id, own, "verb", "manage"));
        client.apply(document(own, "b", List.of("text")), says(own, "b", anna("sentence", "of b")));
        var rows = view.relationships("anna");

        assertThat(View.at(rows, "/id")).containsExactly(id);
        assertThat(View.at(rows, "/verb")).containsExactly("MANAGES");
        assertThat(View.at(rows, "/user_edited")).containsExactly("true");
    }

    @Test
    void removedRelationshipStaysGoneWhenExtractedAgain(Client client, Own own) {
        client.apply(document(own, "a", List.of("text")), says(own, "a", anna()));
        var view = View.of(client, own);
        var id = view.relationships("anna").getFirst().path("id").asText();
        client.apply(of("RelationshipRemoved", id, own));
        client.apply(
                document(own, "b", List.of("text")),
                says(own, "b", anna("sentence", "of b")),
                says(own, "a", anna("sentence", "again")));

        assertThat(view.relationships("anna")).isEmpty();
        client.apply(asserted(own, "anna", "WORKS_AT", "acme"));

        assertThat(View.at(view.relationships("anna"), "/id")).containsExactly(id);
    }

    @Test
    void editOfAnUnknownRelationshipIsRefused(Client client, Own own) {
        for (var type : List.of("RelationshipApproved", "RelationshipRemoved")) {
            assertThat(client.refusalOf(of(type, "0123456789abcdef", own)))
                    .contains("unknown_relationship");
        }
        assertThat(client.refusalOf(of("VerbChanged", "0123456789abcdef", own, "verb", "own")))
                .contains("unknown_relationship");
    }

    /// Confidence alone, or the id alone, would give another order.
    @Test
    void relationshipsAreOrderedByEditThenConfidenceThenId(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("text")),
                Told.found(
                        own,
                        "a",
                        List.of(),
                        "relationships",
                        List.of(
                                triple("anna", "own", "b", "confidence", 0.75),
                                triple("c", "own", "ANNA", "confidence", 0.75),
                                triple("anna", "own", "d", "confidence", 0.875))),
                asserted(own, "anna", "own", "e", "confidence", 0.25),
                asserted(own, "f", "own", "Anna", "confidence", 0.5));
        var rows = View.of(client, own).relationships("aNNa");

        assertThat(View.at(rows, "/confidence"))
                .containsExactly("0.5", "0.25", "0.875", "0.75", "0.75");
        assertThat(View.at(rows, "/id").subList(3, 5)).isSorted();
    }

    @Test
    void relationshipsOfASessionAreItsOwnOnly(Client client, Own own) {
        client.apply(
                asserted(own, "anna", "own", "b"),
                asserted(own, "anna", "own", "c", "session_id", own.session()),
                asserted(own, "anna", "own", "d", "session_id", own.session() + "-2"));
        var view = View.of(client, own).session(own.session());

        assertThat(view.texts("relationships", "/object_name")).containsExactly("c");
        assertThat(View.at(view.relationships("anna"), "/object_name"))
                .containsExactlyInAnyOrder("b", "c");
    }

    /// `line` is a term by itself, so what is said of a line is not said of the order.
    @Test
    void relationshipsAreFoundByFormerNamesThatAreNobodyElses(Client client, Own own) {
        client.apply(
                asserted(own, "order", "own", "b"),
                asserted(own, "line", "own", "c"),
                defined(own, "order", "aliases", List.of("line")),
                defined(own, "Line"),
                edit(own, "TermRenamed", "name", "order", "new_name", "purchase"));
        var view = View.of(client, own);

        assertThat(View.at(view.relationships("purchase"), "/subject_name"))
                .containsExactly("order");
        client.apply(edit(own, "TermRemoved", "name", "line"));

        assertThat(View.at(view.relationships("purchase"), "/subject_name"))
                .containsExactlyInAnyOrder("order", "line");
    }

    @Test
    void promotableAreHasRelationshipsBetweenTermsWithoutParent(Client client, Own own) {
        for (var name : List.of("order", "line", "item")) {
            client.apply(defined(own, name));
        }
        client.apply(
                defined(own, "child", "parent", "item"),
                asserted(own, "order", "have many", "Line"),
                asserted(own, "order", "own", "line"),
                asserted(own, "order", "have one", "child"),
                asserted(own, "order", "have one", "nobody"),
                asserted(own, "nobody", "have kind", "item"));

        assertThat(View.of(client, own).texts("relationships/promotable", "/object_name"))
                .containsExactly("Line");
    }

    private static Map<String, ?> anna(Object... fields) {
        return triple("anna", "work at", "acme", fields);
    }

    private static InputEvent of(String type, String id, Own own, Object... fields) {
        var all = new ArrayList<Object>(List.of("relationship_id", id));
        all.addAll(List.of(fields));
        return edit(own, type, all.toArray());
    }
}
