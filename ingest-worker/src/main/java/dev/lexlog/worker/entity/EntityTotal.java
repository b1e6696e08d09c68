package dev.lexlog.worker.entity;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.worker.stage.FieldReader;
import dev.lexlog.worker.stage.FieldWriter;
import org.jspecify.annotations.Nullable;

/// An entity's counts, and a hash of the row that was written last, times apart; "" for none.
record EntityTotal(long mentions, long documents, String row) {
    static final EntityTotal NONE = new EntityTotal(0, 0, "");
    private static final int FORMAT = 1;

    EntityTotal plus(@Nullable EntityContribution contribution) {
        return contribution == null
                ? this
                : new EntityTotal(mentions + contribution.mentions(), documents + 1, row);
    }

    EntityTotal minus(@Nullable EntityContribution contribution) {
        return contribution == null
                ? this
                : new EntityTotal(mentions - contribution.mentions(), documents - 1, row);
    }

    EntityTotal written(Entity entity) {
        return new EntityTotal(mentions, documents, hash(entity));
    }

    boolean isWritten(Entity entity) {
        return row.equals(hash(entity));
    }

    /// `first` is the earliest contribution, `document` any that contributes: an entity lives in
    /// one domain and session.
    Entity row(EntityId id, DocumentId document, EntityContribution first) {
        return new Entity(
                id,
                first.name(),
                Names.folded(first.name()),
                first.displayName(),
                first.semanticType(),
                first.nerType(),
                document.domain(),
                document.session(),
                mentions,
                documents,
                first.at());
    }

    private static String hash(Entity entity) {
        return Hashes.id(
                32,
                entity.displayName(),
                entity.semanticType().wireName(),
                entity.nerType(),
                entity.mentionCount(),
                entity.documentCount());
    }

    byte[] toBytes() {
        return new FieldWriter(FORMAT).number(mentions).number(documents).text(row).toBytes();
    }

    static EntityTotal fromBytes(byte[] bytes) {
        var fields = new FieldReader("an entity's total", FORMAT, bytes);
        return new EntityTotal(fields.longNumber(), fields.longNumber(), fields.text());
    }
}
