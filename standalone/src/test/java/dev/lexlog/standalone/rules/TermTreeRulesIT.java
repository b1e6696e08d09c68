package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Parents, and what happens to children (SEMANTICS §5).
@ExtendWith(SharedStack.class)
class TermTreeRulesIT {
    @Test
    void parentIsKeptAsIdWhetherGivenAsIdOrName(Client client, Own own) {
        client.apply(defined(own, "animal"));
        var view = View.of(client, own);
        var id = view.termId("animal");
        client.apply(
                defined(own, "cat", "parent", "ANIMAL"),
                defined(own, "dog", "parent", id),
                edit(own, "TermRenamed", "name", "animal", "new_name", "beast"));

        assertThat(view.term("cat").path("parent_id").asText()).isEqualTo(id);
        assertThat(view.term("dog").path("parent_id").asText()).isEqualTo(id);
        assertThat(view.texts("glossary/terms/%s/children".formatted(id), "/name"))
                .containsExactly("cat", "dog");
    }

    @Test
    void parentMustBeATermOfTheSameUser(Client client, Own own) {
        var stranger = own.user() + "-2";
        client.apply(defined(own, "animal", "user_id", stranger, "aliases", List.of("beast")));
        var id = View.of(client, own).user(stranger).termId("animal");

        for (var parent : List.of("animal", id, "nobody")) {
            assertThat(client.refusalOf(defined(own, "cat", "parent", parent)))
                    .contains("unknown_parent");
        }
        assertThat(client.refusalOf(defined(own, "cat", "parent", id, "user_id", stranger)))
                .isEmpty();
    }

    @Test
    void parentMayNotBeTheTermItselfNorOneBelowIt(Client client, Own own) {
        client.apply(
                defined(own, "animal"),
                defined(own, "cat", "parent", "animal"),
                defined(own, "lion", "parent", "cat"));

        for (var parent : List.of("animal", "cat", "lion")) {
            assertThat(
                            client.refusalOf(
                                    edit(own, "TermChanged", "name", "animal", "parent", parent)))
                    .contains("parent_cycle");
        }
        assertThat(client.refusalOf(edit(own, "TermChanged", "name", "lion", "parent", "animal")))
                .isEmpty();
    }

    /// The removed term has a parent, so REPARENT would give another answer.
    @Test
    void childrenOfARemovedTermBecomeRootsUnlessAskedOtherwise(Client client, Own own) {
        family(client, own);
        client.apply(edit(own, "TermRemoved", "name", "cat"));
        var view = View.of(client, own);

        assertThat(view.terms()).containsExactly("animal", "lion");
        assertThat(view.term("lion").path("parent_id").isNull()).isTrue();
    }

    @Test
    void reparentedChildrenGoToTheGrandparent(Client client, Own own) {
        family(client, own);
        client.apply(edit(own, "TermRemoved", "name", "cat", "children", "REPARENT"));
        var view = View.of(client, own);

        assertThat(view.term("lion").path("parent_id").asText()).isEqualTo(view.termId("animal"));
    }

    @Test
    void termsOfAStatusGoOnlyOfTheGivenProvenance(Client client, Own own) {
        client.apply(
                defined(own, "a", "status", "draft", "provenance", "llm"),
                defined(own, "b", "status", "draft", "provenance", "human", "parent", "a"),
                defined(own, "c", "status", "approved", "provenance", "llm"));
        var view = View.of(client, own);
        client.apply(edit(own, "TermsRemovedByStatus", "status", "draft", "provenance", "llm"));

        assertThat(view.terms()).containsExactly("b", "c");
        assertThat(view.term("b").path("parent_id").isNull()).isTrue();
        client.apply(edit(own, "TermsRemovedByStatus", "status", "draft"));

        assertThat(view.terms()).containsExactly("c");
    }

    @Test
    void clearedSessionTakesTheTermsMadeInItOfThisUserOnly(Client client, Own own) {
        var stranger = own.user() + "-2";
        client.apply(
                defined(own, "made here", "session_id", own.session()),
                defined(own, "made elsewhere"),
                edit(
                        own,
                        "TermChanged",
                        "name",
                        "made elsewhere",
                        "owner",
                        "x",
                        "session_id",
                        own.session()),
                defined(own, "other's", "session_id", own.session(), "user_id", stranger));
        var view = View.of(client, own);
        client.apply(edit(own, "GlossaryCleared", "session_id", own.session()));

        assertThat(view.terms()).containsExactly("made elsewhere");
        assertThat(view.user(stranger).terms()).containsExactly("other's");
    }

    @Test
    void clearedGlossaryTakesAllTermsOfThisUserOnly(Client client, Own own) {
        var stranger = own.user() + "-2";
        client.apply(
                defined(own, "a"),
                defined(own, "b", "domain_id", own.domain() + "-2"),
                defined(own, "c", "user_id", stranger));
        var view = View.of(client, own).allDomains();
        client.apply(edit(own, "GlossaryCleared"));

        assertThat(view.terms()).isEmpty();
        assertThat(view.user(stranger).terms()).containsExactly("c");
    }

    @Test
    void ancestorsComeNearestFirst(Client client, Own own) {
        client.apply(
                defined(own, "z root"),
                defined(own, "a middle", "parent", "z root"),
                defined(own, "m leaf", "parent", "a middle"));
        var view = View.of(client, own);

        assertThat(
                        view.texts(
                                "glossary/terms/%s/ancestors".formatted(view.termId("m leaf")),
                                "/name"))
                .containsExactly("a middle", "z root");
    }

    @Test
    void historyOfARemovedTermStays(Client client, Own own) {
        family(client, own);
        var view = View.of(client, own);
        var cat = view.termId("cat");
        var lion = view.termId("lion");
        client.apply(edit(own, "TermRemoved", "name", "cat", "actor", "ann"));

        assertThat(view.status("glossary/terms/" + cat)).isEqualTo(404);
        assertThat(view.texts("glossary/terms/%s/history".formatted(cat), "/change"))
                .containsExactly("TermDefined", "TermRemoved");
        assertThat(view.texts("glossary/terms/%s/history".formatted(lion), "/change"))
                .containsExactly("TermDefined", "TermRemoved");
    }

    private static void family(Client client, Own own) {
        client.apply(
                defined(own, "animal"),
                defined(own, "cat", "parent", "animal"),
                defined(own, "lion", "parent", "cat"));
    }
}
