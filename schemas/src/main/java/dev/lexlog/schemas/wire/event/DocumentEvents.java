package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.avro.Fields;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

final class DocumentEvents {
    private static final Schema CHUNK =
            EventSchemas.of(InputTopic.DOCUMENTS)
                    .getField("change")
                    .schema()
                    .getTypes()
                    .get(0)
                    .getField("chunks")
                    .schema()
                    .getTypes()
                    .get(1)
                    .getElementType();

    private DocumentEvents() {}

    static Fields write(DocumentEvent event, Fields fields) {
        return fields.with("name", event.name())
                .with("domain_id", event.domainId())
                .with("session_id", event.sessionId())
                .with("change", change(event.change()).record());
    }

    static DocumentEvent read(Fields fields) {
        return new DocumentEvent(
                fields.text("name"),
                fields.textOrNull("domain_id"),
                fields.textOrNull("session_id"),
                fields.text("event_id"),
                Envelope.occurredAt(fields),
                change(fields.fields("change")));
    }

    private static Fields change(DocumentChange change) {
        return switch (change) {
            case DocumentPublished published ->
                    empty("DocumentPublished")
                            .with("source", published.source())
                            .with("chunk_type", published.chunkType())
                            .with("content_type", published.contentType())
                            .with("content", published.content())
                            .with("chunks", records(published.chunks()))
                            .with("source_url", published.sourceUrl())
                            .with("attributes", published.attributes());
            case DocumentRemoved removed ->
                    empty("DocumentRemoved")
                            .with("reason", removed.reason())
                            .with("erase", removed.erase());
        };
    }

    private static Fields empty(String kind) {
        return Envelope.change(InputTopic.DOCUMENTS, kind);
    }

    private static @Nullable List<IndexedRecord> records(@Nullable List<PublishedChunk> chunks) {
        return chunks == null ? null : chunks.stream().map(DocumentEvents::record).toList();
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
        return switch (fields.kind()) {
            case "DocumentPublished" -> published(fields);
            case "DocumentRemoved" ->
                    new DocumentRemoved(fields.textOrNull("reason"), fields.flag("erase"));
            default -> throw Envelope.unknown(fields);
        };
    }

    private static DocumentPublished published(Fields fields) {
        return new DocumentPublished(
                fields.text("source"),
                fields.text("chunk_type"),
                fields.text("content_type"),
                fields.textOrNull("content"),
                fields.value("chunks") == null
                        ? null
                        : fields.list("chunks", DocumentEvents::chunk),
                fields.textOrNull("source_url"),
                fields.textMap("attributes"));
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
