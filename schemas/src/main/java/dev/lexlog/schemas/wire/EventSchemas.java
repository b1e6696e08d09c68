package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.model.LogTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/// The published schemas, from the `.avsc` files that ship with this module.
final class EventSchemas {
    static final Schema DOCUMENT_EVENT = load("DocumentEvent");
    static final Schema DOCUMENT_ROW = load("DocumentRow");
    static final Schema CHUNK_ROW = load("ChunkRow");
    static final Schema CHUNK_POSITION_ROW = load("ChunkPositionRow");
    static final Schema CHUNK_EMBEDDING_ROW = load("ChunkEmbeddingRow");

    private EventSchemas() {}

    static Schema of(LogTable table) {
        return switch (table) {
            case DOCUMENTS -> DOCUMENT_ROW;
            case CHUNKS -> CHUNK_ROW;
            case CHUNK_POSITIONS -> CHUNK_POSITION_ROW;
            case EMBEDDINGS -> CHUNK_EMBEDDING_ROW;
        };
    }

    private static Schema load(String name) {
        var path = "/dev/lexlog/events/" + name + ".avsc";
        try (var in = EventSchemas.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
