package dev.lexlog.worker.entity;

import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.worker.stage.FieldReader;
import dev.lexlog.worker.stage.FieldWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one document says of an entity: what its first mention calls it, how often it is mentioned,
/// and when its extraction was made, by which contributions are ranked.
public record EntityContribution(
        String name,
        String displayName,
        SemanticType semanticType,
        @Nullable String nerType,
        int mentions,
        Instant at) {
    private static final int FORMAT = 1;

    public byte[] toBytes() {
        return new FieldWriter(FORMAT)
                .text(name)
                .text(displayName)
                .text(semanticType.wireName())
                .text(nerType)
                .number(mentions)
                .time(at)
                .toBytes();
    }

    public static EntityContribution fromBytes(byte[] bytes) {
        var fields = new FieldReader("what a document says of an entity", FORMAT, bytes);
        return new EntityContribution(
                fields.text(),
                fields.text(),
                SemanticType.named(fields.text()).orElseThrow(),
                fields.textOrNull(),
                fields.number(),
                fields.time());
    }
}
