package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.PublishedChunk;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Document events as Avro records and back.
final class EventRecords {
    private static final Schema CHANGE = EventSchemas.DOCUMENT_EVENT.getField("change").schema();
    private static final Schema PUBLISHED = CHANGE.getTypes().get(0);
    private static final Schema REMOVED = CHANGE.getTypes().get(1);
    private static final Schema CHUNK =
            PUBLISHED.getField("chunks").schema().getTypes().get(1).getElementType();

    private EventRecords() {}

    static IndexedRecord record(DocumentEvent event) {
        return Fields.empty(EventSchemas.DOCUMENT_EVENT)
                .with("name", event.name())
                .with("domain_id", event.domainId())
                .with("session_id", event.sessionId())
                .with("event_id", event.eventId())
                .with("occurred_at", event.occurredAt())
                .with("change", change(event.change()))
                .record();
    }

    static DocumentEvent event(Object datum) {
        var fields = Fields.of(datum);
        var occurredAt = fields.time("occurred_at");
        return new DocumentEvent(
                fields.text("name"),
                fields.textOrNull("domain_id"),
                fields.textOrNull("session_id"),
                fields.text("event_id"),
                occurredAt.equals(Instant.EPOCH) ? null : occurredAt,
                change(Fields.of(fields.value("change"))));
    }

    private static IndexedRecord change(DocumentChange change) {
        return switch (change) {
            case DocumentPublished published ->
                    Fields.empty(PUBLISHED)
                            .with("source", published.source())
                            .with("chunk_type", published.chunkType())
                            .with("content_type", published.contentType())
                            .with("content", published.content())
                            .with("chunks", records(published.chunks()))
                            .with("source_url", published.sourceUrl())
                            .with("attributes", published.attributes())
                            .record();
            case DocumentRemoved removed ->
                    Fields.empty(REMOVED).with("reason", removed.reason()).record();
        };
    }

    private static @Nullable List<IndexedRecord> records(@Nullable List<PublishedChunk> chunks) {
        return chunks == null ? null : chunks.stream().map(EventRecords::record).toList();
    }

    private static IndexedRecord record(PublishedChunk chunk) {
        return Fields.empty(CHUNK)
                .with("content", chunk.content())
                .with("section", chunk.section())
                .with("chunk_type", chunk.chunkType())
                .with("embedding", chunk.embedding())
                .with("embedding_model", chunk.embeddingModel())
                .record();
    }

    private static DocumentChange change(Fields fields) {
        if (fields.record().getSchema().getName().equals(REMOVED.getName())) {
            return new DocumentRemoved(fields.textOrNull("reason"));
        }
        return new DocumentPublished(
                fields.text("source"),
                fields.text("chunk_type"),
                fields.text("content_type"),
                fields.textOrNull("content"),
                chunks(fields.value("chunks")),
                fields.textOrNull("source_url"),
                fields.texts("attributes"));
    }

    private static @Nullable List<PublishedChunk> chunks(@Nullable Object value) {
        return value instanceof List<?> records
                ? records.stream().map(record -> chunk(Fields.of(record))).toList()
                : null;
    }

    private static PublishedChunk chunk(Fields fields) {
        return new PublishedChunk(
                fields.text("content"),
                fields.textOrNull("section"),
                fields.textOrNull("chunk_type"),
                fields.bytesOrNull("embedding"),
                fields.textOrNull("embedding_model"));
    }
}
