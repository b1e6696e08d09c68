package dev.lexlog.schemas.wire;

import static dev.lexlog.schemas.wire.Texts.lists;
import static dev.lexlog.schemas.wire.Texts.maps;
import static dev.lexlog.schemas.wire.Texts.names;
import static dev.lexlog.schemas.wire.Texts.texts;
import static dev.lexlog.schemas.wire.Texts.textsOrNull;
import static dev.lexlog.schemas.wire.Texts.times;
import static dev.lexlog.schemas.wire.Texts.timesOrNull;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.ComputedCluster;
import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.DomainRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.ExtractedRelationship;
import dev.lexlog.schemas.event.HashChange;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.event.ResourceHashRemoved;
import dev.lexlog.schemas.event.ResourceHashSet;
import dev.lexlog.schemas.event.ResourceHashesCleared;
import dev.lexlog.schemas.event.ScopeChange;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.event.SourceCleared;
import dev.lexlog.schemas.event.SourceHashSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary events of every input topic, every change among them.
final class Events {
    private Events() {}

    static Arbitrary<InputEvent> events() {
        return Arbitraries.oneOf(
                documents(),
                extractions(),
                UserEdits.glossary(),
                UserEdits.relationships(),
                hashes(),
                scopes(),
                clusters());
    }

    static Arbitrary<DocumentEvent> documents() {
        Arbitrary<DocumentChange> changes =
                Arbitraries.oneOf(published(), textsOrNull().map(DocumentRemoved::new));
        return Combinators.combine(
                        names(), textsOrNull(), textsOrNull(), texts(), timesOrNull(), changes)
                .as(DocumentEvent::new);
    }

    private static Arbitrary<DocumentPublished> published() {
        var chunk =
                Combinators.combine(
                                texts(),
                                textsOrNull(),
                                textsOrNull(),
                                Arbitraries.bytes().array(byte[].class).injectNull(0.3),
                                textsOrNull())
                        .as(PublishedChunk::new);
        return Combinators.combine(
                        texts(),
                        texts(),
                        texts(),
                        textsOrNull(),
                        chunk.list().ofMaxSize(3).injectNull(0.3),
                        textsOrNull(),
                        maps())
                .as(DocumentPublished::new);
    }

    private static Arbitrary<EntitiesExtracted> extractions() {
        var place = Arbitraries.integers().injectNull(0.3);
        var mentions =
                Combinators.combine(
                                texts(),
                                textsOrNull(),
                                texts(),
                                textsOrNull(),
                                Arbitraries.doubles(),
                                place,
                                place,
                                place)
                        .as(Mention::new);
        var relationships =
                Combinators.combine(
                                texts(),
                                texts(),
                                texts(),
                                textsOrNull(),
                                Arbitraries.doubles(),
                                texts())
                        .as(ExtractedRelationship::new);
        return Combinators.combine(
                        names(),
                        textsOrNull(),
                        textsOrNull(),
                        textsOrNull(),
                        mentions.list().ofMaxSize(3),
                        relationships.list().ofMaxSize(3),
                        texts(),
                        timesOrNull())
                .as(EntitiesExtracted::new);
    }

    private static Arbitrary<HashUpdate> hashes() {
        Arbitrary<HashChange> changes =
                Arbitraries.oneOf(
                        Combinators.combine(texts(), texts(), texts()).as(SourceHashSet::new),
                        Combinators.combine(texts(), texts(), texts(), texts())
                                .as(ResourceHashSet::new),
                        Combinators.combine(texts(), texts(), texts()).as(ResourceHashRemoved::new),
                        Combinators.combine(texts(), textsOrNull()).as(ResourceHashesCleared::new));
        return Combinators.combine(texts(), timesOrNull(), changes).as(HashUpdate::new);
    }

    private static Arbitrary<ScopeCommand> scopes() {
        Arbitrary<ScopeChange> changes =
                Arbitraries.oneOf(
                        Combinators.combine(texts(), times().injectNull(0.3)).as(SessionEnded::new),
                        texts().map(DomainRemoved::new),
                        Combinators.combine(texts(), textsOrNull()).as(SourceCleared::new));
        return Combinators.combine(texts(), timesOrNull(), changes).as(ScopeCommand::new);
    }

    private static Arbitrary<ClustersComputed> clusters() {
        return Combinators.combine(
                        textsOrNull(),
                        textsOrNull(),
                        texts(),
                        timesOrNull(),
                        lists().map(ComputedCluster::new).list().ofMaxSize(3))
                .as(ClustersComputed::new);
    }
}
