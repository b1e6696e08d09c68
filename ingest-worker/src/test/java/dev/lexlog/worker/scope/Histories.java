package dev.lexlog.worker.scope;

import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.ResourceHashRemoved;
import dev.lexlog.schemas.event.ResourceHashSet;
import dev.lexlog.schemas.event.ResourceHashesCleared;
import dev.lexlog.schemas.event.SourceHashSet;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.worker.event.Commands;
import dev.lexlog.worker.event.Events;
import dev.lexlog.worker.event.Extractions;
import dev.lexlog.worker.scope.History.Appended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// Few names, sources and texts, so that events meet; times that often coincide.
final class Histories {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SESSION = "s1";
    private static final String DOMAIN = "sales";

    private Histories() {}

    static Arbitrary<History> any() {
        var event =
                Arbitraries.frequencyOf(
                        Tuple.of(5, documents()),
                        Tuple.of(2, hashes()),
                        Tuple.of(2, clusters()),
                        Tuple.of(3, commands()));
        var gaps = Arbitraries.integers().between(0, 2);
        return Combinators.combine(event.list().ofMaxSize(16), gaps.list().ofSize(16))
                .as((events, times) -> new History(appended(events, times)));
    }

    /// Extractions and a user's assertions in between. A document's revision may come twice in
    /// succession, but not after another, and at the end every document's last one is extracted.
    /// The extractions may all tell the same time.
    static Arbitrary<History> withFindings() {
        var event =
                Arbitraries.frequencyOf(
                        Tuple.of(4, documents()),
                        Tuple.of(3, extractions()),
                        Tuple.of(1, assertions()),
                        Tuple.of(3, commands()));
        var gaps = Arbitraries.integers().between(0, 2);
        var occurred = Arbitraries.just(START).injectNull(0.5);
        return Combinators.combine(
                        event.list().ofMaxSize(14),
                        gaps.list().ofSize(14),
                        Arbitraries.of(true, false).list().ofSize(14),
                        occurred)
                .as((events, times, again, at) ->
                        occurred(at, extractedAtLast(appended(distinct(events, again), times))));
    }

    private static Arbitrary<InputEvent> documents() {
        var domains = Arbitraries.of(DOMAIN).injectNull(0.5);
        var sessions = Arbitraries.of(SESSION).injectNull(0.5);
        return Combinators.combine(domains, sessions, Arbitraries.of("a.md", "b.md"), changes())
                .as((domain, session, name, change) ->
                        Events.event(domain, session, name, null, change));
    }

    private static Arbitrary<DocumentChange> changes() {
        var texts = Arbitraries.of("One.", "Two.", "Three.").list().ofMaxSize(4);
        Arbitrary<DocumentChange> published =
                Combinators.combine(Arbitraries.of("document", "api"), texts)
                        .as((source, text) ->
                                new DocumentPublished(
                                        source,
                                        "document",
                                        "text/markdown",
                                        String.join("\n\n# H\n\n", text),
                                        null,
                                        null,
                                        Map.of()));
        return Arbitraries.frequencyOf(
                Tuple.of(5, published), Tuple.of(1, Arbitraries.just(new DocumentRemoved(null))));
    }

    private static Arbitrary<InputEvent> hashes() {
        var sources = Arbitraries.of(DOMAIN, "hr");
        var values = Arbitraries.of("1", "2");
        var names = Arbitraries.of("orders", "people");
        return Arbitraries.oneOf(
                Combinators.combine(sources, Arbitraries.of("db", "er"), values)
                        .as((s, t, v) -> Commands.hash(new SourceHashSet(s, t, v))),
                Combinators.combine(sources, names, values)
                        .as((s, n, v) -> Commands.hash(new ResourceHashSet(s, "table", n, v))),
                Combinators.combine(sources, names)
                        .as((s, n) -> Commands.hash(new ResourceHashRemoved(s, "table", n))),
                sources.map(s -> Commands.hash(new ResourceHashesCleared(s, null))));
    }

    private static Arbitrary<InputEvent> clusters() {
        var domains = Arbitraries.of(DOMAIN).injectNull(0.5);
        var sessions = Arbitraries.of(SESSION).injectNull(0.5);
        var clusters = Arbitraries.of("order", "Order", "order person", "person");
        return Combinators.combine(domains, sessions, clusters, clusters).as(Commands::clusters);
    }

    private static Arbitrary<InputEvent> commands() {
        var upTo = Arbitraries.integers().between(0, 12).map(START::plusMillis).injectNull(0.5);
        return Arbitraries.oneOf(
                upTo.map(time -> Commands.sessionEnded(SESSION, time)),
                Arbitraries.just(Commands.domainRemoved(DOMAIN)),
                Arbitraries.of(DOMAIN, "__base__")
                        .injectNull(0.4)
                        .map(domain -> Commands.sourceCleared("api", domain)));
    }

    private static List<Appended> appended(List<InputEvent> events, List<Integer> gaps) {
        var appended = new ArrayList<Appended>();
        var at = START;
        for (int i = 0; i < events.size(); i++) {
            at = at.plusMillis(gaps.get(i));
            appended.add(new Appended(events.get(i), at));
        }
        return appended;
    }

    private static Arbitrary<InputEvent> extractions() {
        var domains = Arbitraries.of(DOMAIN).injectNull(0.5);
        var sessions = Arbitraries.of(SESSION).injectNull(0.5);
        return Combinators.combine(domains, sessions, Arbitraries.of("a.md", "b.md"))
                .as((domain, session, name) -> findings(domain, session, name, null));
    }

    private static EntitiesExtracted findings(
            @Nullable String domain,
            @Nullable String session,
            String name,
            @Nullable String contentHash) {
        var mentions =
                List.of(Extractions.inChunk("acme", 0), Extractions.inChunk("of " + name, 0));
        var triples = List.of(Extractions.triple("acme", "owns", name, 0.5));
        return Extractions.in(
                domain, session, Extractions.extraction(name, contentHash, mentions, triples));
    }

    private static Arbitrary<InputEvent> assertions() {
        var domains = Arbitraries.of(DOMAIN).injectNull(0.5);
        var sessions = Arbitraries.of(SESSION).injectNull(0.5);
        return Combinators.combine(domains, sessions, Arbitraries.of("a.md", "c.md"))
                .as((domain, session, name) ->
                        Extractions.editIn(
                                domain, session, Extractions.assertion("acme", "owns", name)));
    }

    private static List<InputEvent> distinct(List<InputEvent> events, List<Boolean> again) {
        var distinct = new ArrayList<InputEvent>();
        var revisions = new HashMap<DocumentId, DocumentEvent>();
        for (var event : events) {
            if (event instanceof DocumentEvent d && d.change() instanceof DocumentPublished p) {
                int number = distinct.size();
                distinct.add(
                        revisions.merge(
                                DocumentId.of(d.domainId(), d.sessionId(), d.name()),
                                numbered(d, p, number),
                                (last, next) -> again.get(number) ? last : next));
            } else {
                distinct.add(event);
            }
        }
        return distinct;
    }

    private static DocumentEvent numbered(DocumentEvent event, DocumentPublished change, int no) {
        var content = change.content() + "\n\nNo. " + no;
        var numbered =
                new DocumentPublished(
                        change.source(),
                        "document",
                        "text/markdown",
                        content,
                        null,
                        null,
                        Map.of());
        return Events.event(event.domainId(), event.sessionId(), event.name(), null, numbered);
    }

    private static History occurred(@Nullable Instant at, History history) {
        return new History(
                history.events().stream()
                        .map(e ->
                                e.event() instanceof EntitiesExtracted extraction
                                        ? new Appended(Extractions.at(at, extraction), e.at())
                                        : e)
                        .toList());
    }

    private static History extractedAtLast(List<Appended> events) {
        var last = new LinkedHashMap<DocumentId, DocumentEvent>();
        for (var appended : events) {
            if (appended.event() instanceof DocumentEvent d) {
                last.put(DocumentId.of(d.domainId(), d.sessionId(), d.name()), d);
            }
        }
        var all = new ArrayList<>(events);
        var at = START.plusSeconds(1);
        for (var event : last.values()) {
            if (event.change() instanceof DocumentPublished published) {
                at = at.plusMillis(1);
                var hash = Hashes.content(String.valueOf(published.content()));
                var findings = findings(event.domainId(), event.sessionId(), event.name(), hash);
                all.add(new Appended(findings, at));
            }
        }
        return new History(all);
    }
}
