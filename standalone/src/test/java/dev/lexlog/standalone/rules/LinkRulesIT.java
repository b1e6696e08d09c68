package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.concat;
import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.event;
import static dev.lexlog.standalone.rules.Told.fields;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mentions;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Where mentions lie, and which extraction counts (SEMANTICS §4).
@ExtendWith(SharedStack.class)
class LinkRulesIT {
    /// Counted in UTF-16 units the place lies in the first chunk, counted in bytes too.
    @Test
    void emojiBeforeAMentionDoesNotShiftIt(Client client, Own own) {
        var content = "# Party\n\n" + "🎉".repeat(300) + "\n\n# Prices\n\nThe tariff is low.\n";
        int start = content.codePointCount(0, content.indexOf("tariff"));
        client.apply(
                event(
                        "DocumentPublished",
                        "name",
                        "a",
                        "domain_id",
                        own.domain(),
                        "content",
                        content),
                found(own, "a", List.of(place("tariff", start, start + 6))));
        var view = View.of(client, own);

        assertThat(view.chunks("a")).hasSize(2);
        assertThat(View.at(view.ofEntity("tariff", "chunks"), "/chunk/section"))
                .containsExactly("Prices");
    }

    @Test
    void mentionWithoutPlaceLiesInTheChunkOfItsIndex(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("nought", "one", "two")),
                found(own, "a", mentions(1, "tariff")));

        assertThat(chunksOf("tariff", client, own)).containsExactly("one");
    }

    @Test
    void nextExtractionReplacesTheOneBefore(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one")),
                found(own, "a", mentions(0, "tariff", "discount")));
        client.apply(found(own, "a", mentions(0, "discount", "rebate")));

        assertThat(View.of(client, own).texts("entities", "/name"))
                .containsExactly("discount", "rebate");
    }

    @Test
    void linkGoesWithItsChunkAndOthersStay(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two")),
                found(own, "a", concat(mentions(0, "tariff"), mentions(1, "discount"))));
        client.apply(document(own, "a", List.of("two", "three")));

        assertThat(View.of(client, own).texts("entities", "/name")).containsExactly("discount");
        assertThat(chunksOf("discount", client, own)).containsExactly("two");
    }

    @Test
    void extractionWaitsVisiblyForItsDocument(Client client, Own own) {
        var view = View.of(client, own);
        int before = waiting(client);
        client.apply(found(own, "a", mentions(0, "tariff")));

        assertThat(waiting(client)).isEqualTo(before + 1);
        assertThat(view.items("entities")).isEmpty();
        client.apply(document(own, "a", List.of("one")));

        assertThat(waiting(client)).isEqualTo(before);
        assertThat(chunksOf("tariff", client, own)).containsExactly("one");
    }

    /// An extraction of a revision to come must not be applied to the one that is there.
    @Test
    void extractionWaitsForTheRevisionItWasMadeFrom(Client client, Own own) {
        client.apply(document(own, "a", List.of("old")), found(own, "a", mentions(0, "rebate")));
        client.apply(found(own, "a", mentions(0, "tariff"), "content_hash", IdHash.sha256("new")));

        assertThat(View.of(client, own).texts("entities", "/name")).containsExactly("rebate");
        client.apply(document(own, "a", List.of("new")));

        assertThat(View.of(client, own).texts("entities", "/name")).containsExactly("tariff");
    }

    @Test
    void extractionOfAFormerRevisionIsRefusedAndTheCurrentOneStays(Client client, Own own) {
        client.apply(document(own, "a", List.of("old")));
        client.apply(document(own, "a", List.of("new")));
        client.apply(found(own, "a", mentions(0, "rebate")));
        var late = found(own, "a", mentions(0, "tariff"), "content_hash", IdHash.sha256("old"));

        assertThat(client.refusalOf(late)).contains("stale_revision");
        assertThat(View.of(client, own).texts("entities", "/name")).containsExactly("rebate");
    }

    /// One bad mention must not let the good one through, nor take away what was there.
    @Test
    void mentionOutsideRefusesTheWholeExtraction(Client client, Own own) {
        client.apply(document(own, "a", List.of("one")), found(own, "a", mentions(0, "rebate")));
        var outside = concat(mentions(0, "tariff"), mentions(1, "discount"));

        assertThat(client.refusalOf(found(own, "a", outside))).contains("mention_outside");
        assertThat(View.of(client, own).texts("entities", "/name")).containsExactly("rebate");
    }

    @Test
    void seventeenthWaitingRevisionDrivesOutTheOldest(Client client, Own own) {
        var sent =
                IntStream.rangeClosed(0, 16)
                        .mapToObj(i ->
                                found(
                                        own,
                                        "a",
                                        mentions(0, "tariff" + i),
                                        "content_hash",
                                        IdHash.sha256("text " + i)))
                        .map(client::publish)
                        .toList();
        client.await(sent);

        assertThat(client.deadLetter(sent.getFirst()))
                .map(letter -> letter.path("reason").asText())
                .contains("too_many_waiting");
        assertThat(sent.subList(1, 17)).allMatch(record -> client.deadLetter(record).isEmpty());
        client.apply(document(own, "a", List.of("text 1")));

        assertThat(View.of(client, own).texts("entities", "/name")).containsExactly("tariff1");
    }

    private static List<String> chunksOf(String entity, Client client, Own own) {
        return View.at(View.of(client, own).ofEntity(entity, "chunks"), "/chunk/content");
    }

    private static int waiting(Client client) {
        JsonNode pipeline = client.http().get("/v1/pipeline");
        return pipeline.path("waiting_extractions").asInt();
    }

    private static Map<String, Object> place(String name, int start, int end) {
        return fields("name", name, "start", start, "end", end);
    }
}
