package dev.lexlog.worker.relationship;

import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.VerbCategory;
import dev.lexlog.worker.stage.FieldReader;
import dev.lexlog.worker.stage.FieldWriter;
import org.jspecify.annotations.Nullable;

/// A relationship as someone asserts it, judged; the verb is normalised.
public record Triple(
        String subjectName,
        String verb,
        String objectName,
        @Nullable String sentence,
        double confidence,
        VerbCategory verbCategory) {
    private static final int FORMAT = 1;

    public RelationshipId idIn(@Nullable String domain, @Nullable String session) {
        return RelationshipId.of(
                Names.folded(subjectName), verb, Names.folded(objectName), domain, session);
    }

    FieldWriter write(FieldWriter fields) {
        return fields.text(subjectName)
                .text(verb)
                .text(objectName)
                .text(sentence)
                .real(confidence)
                .text(verbCategory.wireName());
    }

    static Triple read(FieldReader fields) {
        return new Triple(
                fields.text(),
                fields.text(),
                fields.text(),
                fields.textOrNull(),
                fields.real(),
                VerbCategory.named(fields.text()).orElseThrow());
    }

    /// As it lies in the state of ner, where it belongs to its document's extraction.
    public byte[] toBytes() {
        return write(new FieldWriter(FORMAT)).toBytes();
    }

    public static Triple fromBytes(byte[] bytes) {
        return read(new FieldReader("a triple", FORMAT, bytes));
    }
}
