package dev.lexlog.worker.ner;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.ExtractedRelationship;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.worker.event.Events;
import dev.lexlog.worker.event.Extractions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// What producers said: two topics, each in its order, with the seconds at which the extractions
/// were appended. A document's content may come twice in succession, also when it was removed in
/// between, but not after another, and a document that lives at the end has a good extraction of
/// its last revision at the end.
record History(
        List<DocumentEvent> documents,
        List<EntitiesExtracted> extractions,
        List<Integer> extractionTimes) {
    /// Seconds between two documents.
    static final int A_STEP = 10;

    private static final List<String> NAMES = List.of("a.md", "b.md", "c.md");

    /// One change of a document, and the extractions that are made from it.
    private record Step(
            String document,
            boolean removes,
            boolean again,
            List<String> texts,
            List<Found> found,
            boolean named) {}

    private record Found(List<Mention> mentions, List<ExtractedRelationship> triples) {}

    /// The last revision's chunks of every document that lives at the end.
    Map<String, List<String>> texts() {
        var texts = new HashMap<String, List<String>>();
        for (var event : documents) {
            switch (event.change()) {
                case DocumentRemoved _ -> texts.remove(event.name());
                case DocumentPublished published ->
                        texts.put(event.name(), contents(published.chunks()));
            }
        }
        return texts;
    }

    /// The last extraction that names the document's last revision.
    EntitiesExtracted last(String document, List<String> texts) {
        var hash = Hashes.content(texts);
        return extractions.stream()
                .filter(e -> e.name().equals(document) && hash.equals(e.contentHash()))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    static Arbitrary<History> any() {
        return steps().list().ofMinSize(1).ofMaxSize(10).map(History::of);
    }

    private static List<String> contents(@Nullable List<PublishedChunk> chunks) {
        return Objects.requireNonNull(chunks).stream().map(PublishedChunk::content).toList();
    }

    private static History of(List<Step> steps) {
        var documents = new ArrayList<DocumentEvent>();
        var extractions = new ArrayList<EntitiesExtracted>();
        var extractionTimes = new ArrayList<Integer>();
        var lasts = new HashMap<String, List<String>>();
        var revisions = new HashMap<String, List<String>>();
        for (var step : steps) {
            var name = step.document();
            if (step.removes()) {
                documents.add(Events.removed(name));
                lasts.remove(name);
                continue;
            }
            var own = new ArrayList<>(step.texts());
            own.add("Revision " + documents.size());
            var texts = revisions.merge(name, own, (last, next) -> step.again() ? last : next);
            lasts.put(name, texts);
            documents.add(
                    Events.event(name, Events.chunks(texts.stream().map(Events::chunk).toList())));
            for (var found : step.found()) {
                var hash = step.named() ? Hashes.content(texts) : null;
                extractions.add(extraction(name, hash, found));
                extractionTimes.add(documents.size() * A_STEP - 1);
            }
        }
        lasts.forEach((name, texts) -> {
            var good =
                    extractions.stream()
                            .filter(e -> e.name().equals(name))
                            .map(e ->
                                    new Found(
                                            within(e.mentions(), texts.size()), e.relationships()))
                            .reduce((one, later) -> later)
                            .orElse(new Found(List.of(), List.of()));
            extractions.add(extraction(name, Hashes.content(texts), good));
            extractionTimes.add(documents.size() * A_STEP + extractions.size());
        });
        return new History(documents, extractions, extractionTimes);
    }

    private static EntitiesExtracted extraction(String name, @Nullable String hash, Found found) {
        return Extractions.extraction(name, hash, found.mentions(), found.triples());
    }

    private static List<Mention> within(List<Mention> mentions, int chunks) {
        return mentions.stream()
                .filter(m -> m.chunkIndex() != null && m.chunkIndex() < chunks)
                .toList();
    }

    private static Arbitrary<Step> steps() {
        var texts = Arbitraries.of("One.", "Two.", "Three.").list().ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                        Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
                        texts,
                        found().list().ofMaxSize(2),
                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
                .as(Step::new);
    }

    /// Few names, so that documents share entities; some mentions lie outside.
    private static Arbitrary<Found> found() {
        var mention =
                Combinators.combine(
                                Arbitraries.of(
                                        "customerOrder", "customer_orders", "Acme", "invoice"),
                                Arbitraries.of("First", "Second").injectNull(0.5),
                                Arbitraries.of("concept", "term"),
                                Arbitraries.of(0.25, 0.5, 1.0),
                                Arbitraries.frequency(
                                        Stream.of(0, 1, 2, 9)
                                                .map(i -> Tuple.of(i == 9 ? 1 : 8, i))
                                                .toList()))
                        .as((name, display, type, confidence, index) ->
                                new Mention(
                                        name, display, type, null, confidence, null, null, index));
        var triple =
                Combinators.combine(
                                Arbitraries.of("Acme", "acme"),
                                Arbitraries.of("uses", "own"),
                                Arbitraries.of(0.25, 0.5))
                        .as((subject, verb, confidence) ->
                                Extractions.triple(subject, verb, "Kafka", confidence));
        return Combinators.combine(mention.list().ofMaxSize(5), triple.list().ofMaxSize(2))
                .as(Found::new);
    }
}
