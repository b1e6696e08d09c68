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

/// Renaming terms, and what remains of every edit (SEMANTICS §5).
@ExtendWith(SharedStack.class)
class TermEditRulesIT {
    @Test
    void renamedTermKeepsItsIdAndChildrenAndItsOldNameAsAlias(Client client, Own own) {
        client.apply(
                defined(own, "order", "aliases", List.of("buy")),
                defined(own, "line", "parent", "order"));
        var view = View.of(client, own);
        var id = view.termId("order");
        client.apply(edit(own, "TermRenamed", "name", "order", "new_name", "purchase"));
        var purchase = view.term("purchase");

        assertThat(purchase.path("id").asText()).isEqualTo(id);
        assertThat(purchase.path("aliases").valueStream().map(alias -> alias.asText()))
                .containsExactlyInAnyOrder("buy", "order");
        assertThat(view.term("line").path("parent_id").asText()).isEqualTo(id);
        assertThat(view.term("order").isMissingNode()).isTrue();
    }

    /// An alias of another term is free; its name in another case is not.
    @Test
    void renamingToATakenNameIsRefused(Client client, Own own) {
        client.apply(defined(own, "order"), defined(own, "line", "aliases", List.of("item")));

        assertThat(client.refusalOf(edit(own, "TermRenamed", "name", "order", "new_name", "LINE")))
                .contains("name_taken");
        assertThat(client.refusalOf(edit(own, "TermRenamed", "name", "order", "new_name", "item")))
                .isEmpty();
        assertThat(View.of(client, own).terms()).containsExactly("item", "line");
    }

    @Test
    void historyTellsEveryEditWithActorAndTime(Client client, Own own) {
        client.apply(
                defined(own, "order", "actor", "ann", "occurred_at", "2020-01-01T00:00:00Z"),
                edit(
                        own,
                        "TermRenamed",
                        "name",
                        "order",
                        "new_name",
                        "purchase",
                        "actor",
                        "bob",
                        "occurred_at",
                        "2019-01-01T00:00:00Z"),
                edit(own, "TermRenamed", "name", "nobody", "new_name", "purchase"));
        var view = View.of(client, own);
        var history = view.items("glossary/terms/%s/history".formatted(view.termId("purchase")));

        assertThat(View.at(history, "/change")).containsExactly("TermDefined", "TermRenamed");
        assertThat(View.at(history, "/actor")).containsExactly("ann", "bob");
        assertThat(View.at(history, "/at"))
                .containsExactly("2020-01-01T00:00:00Z", "2019-01-01T00:00:00Z");
        assertThat(history.getLast().at("/details/new_name").asText()).isEqualTo("purchase");
    }
}
