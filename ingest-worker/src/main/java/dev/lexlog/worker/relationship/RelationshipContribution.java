package dev.lexlog.worker.relationship;

import dev.lexlog.worker.stage.FieldReader;
import dev.lexlog.worker.stage.FieldWriter;
import java.time.Instant;

/// That one document asserts a relationship, and when its extraction was made.
public record RelationshipContribution(Triple triple, Instant at) {
    private static final int FORMAT = 1;

    public byte[] toBytes() {
        return triple.write(new FieldWriter(FORMAT)).time(at).toBytes();
    }

    public static RelationshipContribution fromBytes(byte[] bytes) {
        var fields = new FieldReader("what a document says of a relationship", FORMAT, bytes);
        return new RelationshipContribution(Triple.read(fields), fields.time());
    }
}
