package dev.lexlog.schemas.model;

import java.time.Instant;

/// The hash of one resource of a source. Type `document` never lies here: it is the document's own.
public record ResourceHash(
        String source, String type, String name, String contentHash, Instant updatedAt)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.RESOURCE_HASHES;
    }

    @Override
    public String key() {
        return Keys.array(source, type, name);
    }
}
