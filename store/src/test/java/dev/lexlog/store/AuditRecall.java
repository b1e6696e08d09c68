package dev.lexlog.store;

import dev.lexlog.schemas.model.LogTable;

public final class AuditRecall {
    private AuditRecall() {}

    public static double of(Audit audit, int samples, long seed) {
        var recall = new RecallAtTen(audit.sample(samples, seed));
        audit.rows(LogTable.EMBEDDINGS, (_, row) -> recall.add(row));
        return recall.of(audit::nearest);
    }
}
