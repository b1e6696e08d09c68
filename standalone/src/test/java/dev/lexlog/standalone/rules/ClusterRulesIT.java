package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.event;
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

/// Clusters of terms (SEMANTICS §7).
@ExtendWith(SharedStack.class)
class ClusterRulesIT {
    @Test
    void siblingsAreTheOthersOfTheClusterWhateverTheCase(Client client, Own own) {
        client.apply(clusters(own, List.of("Order", "purchase"), List.of("cat", "dog")));

        assertThat(View.of(client, own).texts("clusters/siblings?term=ORDER", "/term"))
                .containsExactly("purchase");
    }

    @Test
    void nextClustersReplaceAllOfTheScopeAndOfNoOther(Client client, Own own) {
        var other = own.domain() + "-2";
        client.apply(
                clusters(own, List.of("order", "purchase"), List.of("cat", "dog")),
                event(
                        "ClustersComputed",
                        "domain_id",
                        other,
                        "clusters",
                        List.of(Told.fields("terms", List.of("order", "wish")))));
        client.apply(clusters(own, List.of("order", "dog")));
        var view = View.of(client, own);

        assertThat(view.texts("clusters/siblings?term=order", "/term")).containsExactly("dog");
        assertThat(view.items("clusters/siblings?term=cat")).isEmpty();
        assertThat(view.inDomains(other).texts("clusters/siblings?term=order", "/term"))
                .containsExactly("wish");
    }

    /// Two terms of the first cluster are spoken of, one of them in the plural and in two words.
    @Test
    void textMatchesTheClustersWhoseTermsItNames(Client client, Own own) {
        client.apply(
                clusters(
                        own,
                        List.of("cat", "unsaid"),
                        List.of("customer order", "Purchase"),
                        List.of("dog", "cats and dogs")));
        var query = "do%20customer%20orders%20make%20a%20purchase%20of%20a%20cat";
        var matches = View.of(client, own).items("clusters/match?query=" + query);

        assertThat(View.at(matches, "/score")).containsExactly("2", "1");
        assertThat(View.at(matches, "/cluster")).containsExactly("1", "0");
        assertThat(matches.getFirst().path("terms").valueStream().map(term -> term.asText()))
                .containsExactlyInAnyOrder("customer order", "Purchase");
    }

    @Test
    void equallyNamedClustersAreOrderedByNumber(Client client, Own own) {
        client.apply(clusters(own, List.of("zebra", "a"), List.of("ant", "b")));

        assertThat(View.of(client, own).texts("clusters/match?query=ant%20zebra", "/cluster"))
                .containsExactly("0", "1");
    }

    @SafeVarargs
    private static InputEvent clusters(Own own, List<String>... clusters) {
        var terms = new ArrayList<Map<String, Object>>();
        for (var names : clusters) {
            terms.add(Told.fields("terms", names));
        }
        return event("ClustersComputed", "domain_id", own.domain(), "clusters", terms);
    }
}
