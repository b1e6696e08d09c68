package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.concat;
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

/// How entities are asked for (SEMANTICS §4).
@ExtendWith(SharedStack.class)
class EntityReadsIT {
    /// The lone capitalised spelling is a proper noun and so another entity of the same name.
    @Test
    void nameMeansTheMostLinkedEntityWhateverItsCase(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two")),
                found(
                        own,
                        "a",
                        concat(
                                mentions(0, "Tariff", "tariff"),
                                List.of(mention("tariff", 1)),
                                mentions(0, "Tariff", "Tariff"))));

        assertThat(View.of(client, own).entity("TARIFF").path("name").asText()).isEqualTo("tariff");
    }

    @Test
    void equallyLinkedEntitiesOfANameAreOrderedById(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one")),
                found(own, "a", mentions(0, "Tariff", "tariff", "TARIFF")));
        var view = View.of(client, own);
        var ids = view.texts("entities", "/id").stream().sorted().toList();

        assertThat(ids).hasSize(3);
        assertThat(view.entityId("tariff")).isEqualTo(ids.getFirst());
    }

    /// Links that the reader cannot see do not count.
    @Test
    void invisibleLinksDoNotMakeANameTheMostLinked(Client client, Own own) {
        var hidden = own.domain() + "-hidden";
        client.apply(
                document(own, "a", List.of("one")),
                found(own, "a", mentions(0, "tariff")),
                document(own, "b", List.of("one", "two"), "domain_id", hidden),
                found(
                        own,
                        "b",
                        concat(mentions(0, "tariff"), mentions(1, "tariff")),
                        "domain_id",
                        hidden));
        var view = View.of(client, own);

        assertThat(view.entity("tariff").path("domain_id").asText()).isEqualTo(own.domain());
        assertThat(view.inDomains(own.domain(), hidden).entity("tariff").path("domain_id").asText())
                .isEqualTo(hidden);
    }

    @Test
    void chunksOfAnEntityAreOrderedByConfidenceThenId(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two", "three")),
                found(
                        own,
                        "a",
                        List.of(
                                mention("tariff", 0, "confidence", 0.5),
                                mention("tariff", 1, "confidence", 0.5),
                                mention("tariff", 2, "confidence", 0.75))));
        var links = View.of(client, own).ofEntity("tariff", "chunks");

        assertThat(View.at(links, "/confidence")).containsExactly("0.75", "0.5", "0.5");
        assertThat(View.at(links, "/chunk/id").subList(1, 3)).isSorted();
        assertThat(View.at(links, "/chunk/content")).first().isEqualTo("three");
    }

    @Test
    void entitiesOfAChunkAreOrderedByConfidenceThenId(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two")),
                found(
                        own,
                        "a",
                        List.of(
                                mention("tariff", 0, "confidence", 0.5),
                                mention("rebate", 0, "confidence", 0.5),
                                mention("discount", 0, "confidence", 0.75),
                                mention("elsewhere", 1))));
        var view = View.of(client, own);
        var chunk = View.at(view.ofEntity("tariff", "chunks"), "/chunk/id").getFirst();
        var links = view.items("chunks/%s/entities".formatted(chunk));

        assertThat(View.at(links, "/entity/name"))
                .hasSize(3)
                .startsWith("discount")
                .doesNotContain("elsewhere");
        assertThat(View.at(links, "/entity/id").subList(1, 3)).isSorted();
    }

    @Test
    void referencesTellDocumentSectionAndConfidenceAlsoForManyAtOnce(Client client, Own own) {
        client.apply(
                document(
                        own,
                        "a",
                        List.of(),
                        "chunks",
                        List.of(Told.fields("content", "one", "section", "Prices"))),
                found(
                        own,
                        "a",
                        List.of(mention("tariff", 0, "confidence", 0.5), mention("rebate", 0))));
        var view = View.of(client, own);
        var single = view.ofEntity("tariff", "references");
        var ids = List.of(view.entityId("rebate"), "0123456789abcdef", view.entityId("tariff"));
        var batch = view.post("entities/batch", "ids", ids).path("items");

        assertThat(View.at(single, "/document")).containsExactly("a");
        assertThat(View.at(single, "/section")).containsExactly("Prices");
        assertThat(View.at(single, "/confidence")).containsExactly("0.5");
        assertThat(batch.valueStream().map(item -> item.path("name").asText()))
                .containsExactly("rebate", "tariff");
        assertThat(batch.get(1).path("references").valueStream().toList()).isEqualTo(single);
        assertThat(batch.get(1).at("/cooccurring/0/entity/name").asText()).isEqualTo("rebate");
    }

    @Test
    void documentsOfAnEntityAreCountedByChunks(Client client, Own own) {
        client.apply(
                document(own, "b", List.of("one", "two")),
                found(own, "b", concat(mentions(0, "tariff", "tariff"), mentions(1, "tariff"))),
                document(own, "a", List.of("one")),
                found(own, "a", mentions(0, "tariff")));
        var documents = View.of(client, own).ofEntity("tariff", "documents");

        assertThat(View.at(documents, "/document")).containsExactly("a", "b");
        assertThat(View.at(documents, "/references")).containsExactly("1", "2");
    }

    /// `often` is mentioned most, but `near` shares most chunks.
    @Test
    void cooccurringEntitiesAreOrderedBySharedChunksThenId(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two", "three")),
                found(
                        own,
                        "a",
                        concat(
                                mentions(0, "tariff", "near", "often", "often", "often"),
                                mentions(1, "tariff", "near", "rebate"),
                                mentions(2, "often", "rebate"))));
        var shared = View.of(client, own).ofEntity("tariff", "cooccurring");

        assertThat(View.at(shared, "/entity/name")).hasSize(3).startsWith("near");
        assertThat(View.at(shared, "/shared_chunks")).containsExactly("2", "1", "1");
        assertThat(View.at(shared, "/entity/id").subList(1, 3)).isSorted();
    }

    @Test
    void pairsShareTwoChunksAtLeastUnlessAskedOtherwise(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two")),
                found(
                        own,
                        "a",
                        concat(
                                mentions(0, "tariff", "near", "once"),
                                mentions(1, "tariff", "near"))));
        var view = View.of(client, own);
        var pairs = view.items("cooccurrence");

        assertThat(pairs).hasSize(1);
        assertThat(
                        List.of(
                                pairs.getFirst().at("/first/name").asText(),
                                pairs.getFirst().at("/second/name").asText()))
                .containsExactlyInAnyOrder("tariff", "near");
        assertThat(View.at(pairs, "/shared_chunks")).containsExactly("2");
        assertThat(view.texts("cooccurrence?minimum=1", "/shared_chunks"))
                .containsExactly("2", "1", "1");
    }

    @Test
    void sharedChunksAreThoseThatMentionBoth(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two", "three")),
                found(
                        own,
                        "a",
                        concat(
                                mentions(0, "tariff"),
                                mentions(1, "tariff", "rebate"),
                                mentions(2, "rebate"))));
        var view = View.of(client, own);

        assertThat(
                        view.texts(
                                "entities/%s/cooccurring/%s/chunks"
                                        .formatted(
                                                view.entityId("tariff"), view.entityId("rebate")),
                                "/content"))
                .containsExactly("two");
    }

    @Test
    void statisticsCountWhatIsVisible(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two"), "source", "api"),
                found(own, "a", concat(mentions(0, "tariff", "tariff"), mentions(1, "tariff"))),
                document(own, "b", List.of("one"), "source", "schema"),
                found(own, "b", mentions(0, "tariff", "other")));
        var view = View.of(client, own);
        var tariff = view.items("entities?statistics=true&q=ARI").getFirst().path("statistics");

        assertThat(view.texts("entities?q=ARI", "/name")).containsExactly("tariff");
        assertThat(tariff.path("references").asInt()).isEqualTo(3);
        assertThat(tariff.path("documents").asInt()).isEqualTo(2);
        assertThat(tariff.path("sources").valueStream().map(source -> source.asText()))
                .containsExactlyInAnyOrder("api", "schema");
    }
}
