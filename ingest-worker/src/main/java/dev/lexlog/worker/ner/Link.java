package dev.lexlog.worker.ner;

import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.worker.entity.EntityContribution;
import dev.lexlog.worker.stage.FieldReader;
import dev.lexlog.worker.stage.FieldWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// All mentions of an entity in one chunk: the highest confidence, their number, and what the one
/// listed `first` in the extraction calls the entity.
record Link(
        double confidence,
        int mentions,
        int first,
        String name,
        String displayName,
        SemanticType semanticType,
        @Nullable String nerType) {
    private static final int FORMAT = 1;

    static Link of(EntityMention mention, int listed) {
        return new Link(
                mention.confidence(),
                1,
                listed,
                mention.name(),
                mention.displayName(),
                mention.semanticType(),
                mention.nerType());
    }

    /// The other was listed later.
    Link and(Link later) {
        return new Link(
                Math.max(confidence, later.confidence),
                mentions + later.mentions,
                first,
                name,
                displayName,
                semanticType,
                nerType);
    }

    EntityContribution contribution(Instant at) {
        return new EntityContribution(name, displayName, semanticType, nerType, mentions, at);
    }

    byte[] toBytes() {
        return new FieldWriter(FORMAT)
                .real(confidence)
                .number(mentions)
                .number(first)
                .text(name)
                .text(displayName)
                .text(semanticType.wireName())
                .text(nerType)
                .toBytes();
    }

    static Link fromBytes(byte[] bytes) {
        var fields = new FieldReader("a link", FORMAT, bytes);
        return new Link(
                fields.real(),
                fields.number(),
                fields.number(),
                fields.text(),
                fields.text(),
                SemanticType.named(fields.text()).orElseThrow(),
                fields.textOrNull());
    }
}
