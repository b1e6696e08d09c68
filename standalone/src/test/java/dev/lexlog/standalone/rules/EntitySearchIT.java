package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.concat;
import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mention;
import static dev.lexlog.standalone.rules.Told.mentions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Entities near a text, and of what a search finds (SEMANTICS §3 and §4).
@ExtendWith(SharedStack.class)
class EntitySearchIT {
    /// The best chunk counts, not the mean: `tariff` also lies in a chunk about something else.
    @Test
    void similarEntitiesAreRankedByTheirBestChunk(Client client, Own own) {
        client.apply(
                document(
                        own,
                        "a",
                        List.of(
                                "quartz harbour lantern",
                                "seven blue foxes dance",
                                "quartz harbour copper bucket window")),
                found(
                        own,
                        "a",
                        concat(
                                mentions(0, "tariff"),
                                mentions(1, "tariff", "fox"),
                                mentions(2, "rebate"))));
        var similar =
                View.of(client, own)
                        .post("entities/similar", "query", "quartz harbour lantern")
                        .path("items");

        assertThat(similar.valueStream().map(item -> item.at("/entity/name").asText()))
                .startsWith("tariff", "rebate");
        assertThat(similar.at("/0/similarity").asDouble()).isGreaterThan(0.999);
        assertThat(similar.valueStream().map(item -> item.path("similarity").asDouble()))
                .allMatch(similarity -> similarity >= 0.3);
    }

    @Test
    void entityWhoseTermIsIgnoredIsNotSimilar(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("quartz harbour lantern")),
                found(own, "a", mentions(0, "tariff", "rebate")),
                defined(own, "Tariffs", "ignored", true),
                defined(own, "rebate"));
        var similar =
                View.of(client, own).post("entities/similar", "query", "quartz harbour lantern");

        assertThat(similar.path("items").valueStream().map(i -> i.at("/entity/name").asText()))
                .containsExactly("rebate");
    }

    @Test
    void hitTellsItsEntitiesByConfidenceWhenAsked(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("quartz harbour", "seven foxes")),
                found(
                        own,
                        "a",
                        List.of(
                                mention("tariff", 0, "confidence", 0.5),
                                mention("rebate", 0, "confidence", 0.75),
                                mention("fox", 1))));
        var view = View.of(client, own);
        var hits =
                view.post(
                                "search",
                                "query",
                                "quartz",
                                "mode",
                                "text",
                                "include",
                                List.of("entities"))
                        .path("hits");

        assertThat(hits).hasSize(1);
        assertThat(
                        hits.at("/0/entities")
                                .valueStream()
                                .map(link -> link.at("/entity/name").asText()))
                .containsExactly("rebate", "tariff");
        assertThat(view.post("search", "query", "quartz").at("/hits/0").has("entities")).isFalse();
    }
}
