package dev.lexlog.schemas.wire;

import static dev.lexlog.schemas.wire.Texts.lists;
import static dev.lexlog.schemas.wire.Texts.names;
import static dev.lexlog.schemas.wire.Texts.tags;
import static dev.lexlog.schemas.wire.Texts.texts;
import static dev.lexlog.schemas.wire.Texts.textsOrNull;
import static dev.lexlog.schemas.wire.Texts.times;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.schemas.model.VerbCategory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary rows of entities, relationships, terms, hashes and clusters.
final class KnowledgeRows {
    private KnowledgeRows() {}

    static Arbitrary<LogRow> rows() {
        return Arbitraries.oneOf(
                links(),
                entities(),
                relationships(),
                terms(),
                edits(),
                sourceHashes(),
                resourceHashes(),
                clusters());
    }

    private static Arbitrary<ChunkEntity> links() {
        return Combinators.combine(
                        Rows.chunkIds(),
                        names().map(EntityId::new),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers())
                .as(ChunkEntity::new);
    }

    private static Arbitrary<Entity> entities() {
        return Combinators.combine(
                        names().map(EntityId::new),
                        texts(),
                        Arbitraries.of(SemanticType.values()),
                        textsOrNull(),
                        textsOrNull(),
                        textsOrNull(),
                        Arbitraries.longs(),
                        times())
                .as((id, text, type, nerType, domain, session, count, time) ->
                        new Entity(
                                id,
                                text,
                                text + "f",
                                text + "d",
                                type,
                                nerType,
                                domain,
                                session,
                                count,
                                ~count,
                                time));
    }

    private static Arbitrary<Relationship> relationships() {
        return Combinators.combine(
                        names().map(RelationshipId::new),
                        texts().list().ofSize(5),
                        textsOrNull().list().ofSize(3),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(VerbCategory.values()),
                        Arbitraries.of(true, false),
                        times())
                .as((id, texts, nullable, confidence, category, isEdited, time) ->
                        new Relationship(
                                id,
                                texts.get(0),
                                texts.get(1),
                                texts.get(2),
                                texts.get(3),
                                texts.get(4),
                                nullable.get(0),
                                confidence,
                                category,
                                nullable.get(1),
                                nullable.get(2),
                                isEdited,
                                time));
    }

    private static Arbitrary<GlossaryTerm> terms() {
        var kinds =
                Combinators.combine(
                                Arbitraries.of(ParentVerb.values()),
                                Arbitraries.of(SemanticType.values()),
                                Arbitraries.of(Cardinality.values()),
                                Arbitraries.of(TermStatus.values()),
                                Arbitraries.of(Provenance.values()))
                        .as(TermKinds::new);
        return Combinators.combine(
                        names().map(TermId::new),
                        texts().list().ofSize(4),
                        textsOrNull().list().ofSize(7),
                        names().map(TermId::new).injectNull(0.3),
                        lists(),
                        tags(),
                        kinds,
                        times().list().ofSize(2))
                .as((id, texts, nullable, parent, aliases, tags, kind, times) ->
                        new GlossaryTerm(
                                id,
                                texts.get(0),
                                texts.get(1),
                                texts.get(2),
                                nullable.get(0),
                                nullable.get(1),
                                parent,
                                kind.parentVerb(),
                                aliases,
                                kind.semanticType(),
                                kind.cardinality(),
                                nullable.get(2),
                                tags,
                                nullable.get(3),
                                kind.status(),
                                kind.provenance(),
                                nullable.get(4),
                                parent == null,
                                nullable.get(5),
                                texts.get(3),
                                times.get(0),
                                times.get(1),
                                texts.get(0).length(),
                                nullable.get(6)));
    }

    private static Arbitrary<TermEdit> edits() {
        return Combinators.combine(
                        names().map(TermId::new),
                        Arbitraries.integers(),
                        texts().list().ofSize(3),
                        textsOrNull().list().ofSize(3),
                        times())
                .as((id, number, texts, nullable, at) ->
                        new TermEdit(
                                id,
                                number,
                                texts.get(0),
                                texts.get(1),
                                nullable.get(0),
                                texts.get(2),
                                nullable.get(1),
                                nullable.get(2),
                                at));
    }

    private static Arbitrary<SourceHash> sourceHashes() {
        return Combinators.combine(
                        texts(),
                        textsOrNull(),
                        textsOrNull(),
                        textsOrNull(),
                        textsOrNull(),
                        times())
                .as(SourceHash::new);
    }

    private static Arbitrary<ResourceHash> resourceHashes() {
        return Combinators.combine(texts(), texts(), texts(), texts(), times())
                .as(ResourceHash::new);
    }

    private static Arbitrary<TermCluster> clusters() {
        return Combinators.combine(
                        textsOrNull(),
                        textsOrNull(),
                        texts(),
                        texts(),
                        Arbitraries.integers(),
                        times())
                .as(TermCluster::new);
    }

    private record TermKinds(
            ParentVerb parentVerb,
            SemanticType semanticType,
            Cardinality cardinality,
            TermStatus status,
            Provenance provenance) {}
}
