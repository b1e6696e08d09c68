package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.embedded.lucene.RowPlaces.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/// Chunks with their places and their documents' URLs, put together from what one reader holds of
/// three tables.
final class StoredChunks {
    private final RowPlaces places;
    private final Map<LeafReader, StoredFields> storedFields = new HashMap<>();

    StoredChunks(DirectoryReader reader) {
        this.places = new RowPlaces(reader);
    }

    /// Those that exist and are visible, in the order of `ids`.
    Map<ChunkId, StoredChunk> byId(Collection<ChunkId> ids, Visibility visibility)
            throws IOException {
        var keys = new ArrayList<Term>();
        for (var id : ids) {
            keys.add(key(LogTable.CHUNKS, id));
            keys.add(key(LogTable.CHUNK_POSITIONS, id));
        }
        var found = places.of(keys);
        var chunks = new LinkedHashMap<ChunkId, Chunk>();
        for (var id : ids) {
            var place = found.get(key(LogTable.CHUNKS, id));
            if (place != null) {
                var chunk = chunk(id, document(place));
                if (visibility.sees(chunk.document(), chunk.user())) {
                    chunks.put(id, chunk);
                }
            }
        }
        var urls = urls(chunks.values());
        var stored = new LinkedHashMap<ChunkId, StoredChunk>();
        for (var chunk : chunks.values()) {
            var place = found.get(key(LogTable.CHUNK_POSITIONS, chunk.id()));
            var position = place == null ? null : position(chunk.id(), place);
            stored.put(
                    chunk.id(), new StoredChunk(chunk, position, urls.get(url(chunk.document()))));
        }
        return stored;
    }

    private Map<Term, @Nullable String> urls(Collection<Chunk> chunks) throws IOException {
        var keys = chunks.stream().map(chunk -> url(chunk.document())).toList();
        var urls = new HashMap<Term, @Nullable String>();
        for (var found : places.of(keys).entrySet()) {
            urls.put(found.getKey(), text(Fields.SOURCE_URL, found.getValue()));
        }
        return urls;
    }

    private static Term key(LogTable table, ChunkId id) {
        return RowDocuments.key(table, id.value());
    }

    private static Term url(DocumentId document) {
        return RowDocuments.key(LogTable.DOCUMENTS, Keys.document(document));
    }

    private Document document(Place place) throws IOException {
        var fields = storedFields.get(place.segment());
        if (fields == null) {
            fields = place.segment().storedFields();
            storedFields.put(place.segment(), fields);
        }
        return fields.document(place.doc());
    }

    private static Chunk chunk(ChunkId id, Document row) {
        return new Chunk(
                id,
                new DocumentId(
                        column(Fields.DOMAIN, row),
                        column(Fields.SESSION, row),
                        present(column(Fields.DOCUMENT, row), Fields.DOCUMENT)),
                column(Fields.USER, row),
                Source.named(present(column(Fields.SOURCE, row), Fields.SOURCE)).orElseThrow(),
                ChunkType.named(present(column(Fields.CHUNK_TYPE, row), Fields.CHUNK_TYPE))
                        .orElseThrow(),
                row.get(Fields.SECTION),
                present(row.get(Fields.CONTENT), Fields.CONTENT),
                present(row.get(Fields.CONTENT_HASH), Fields.CONTENT_HASH),
                null);
    }

    private static @Nullable String column(String name, Document row) {
        return Fields.value(present(row.get(name), name));
    }

    private static ChunkPosition position(ChunkId id, Place place) throws IOException {
        return new ChunkPosition(
                id,
                present(number(Fields.CHUNK_INDEX, place), Fields.CHUNK_INDEX).intValue(),
                whole(number(Fields.START, place)),
                whole(number(Fields.END, place)),
                Instant.ofEpochMilli(present(number(Fields.UPDATED_AT, place), Fields.UPDATED_AT)));
    }

    private static @Nullable Long number(String name, Place place) throws IOException {
        var values = place.segment().getNumericDocValues(name);
        return values != null && values.advanceExact(place.doc()) ? values.longValue() : null;
    }

    private static @Nullable String text(String name, Place place) throws IOException {
        var values = place.segment().getBinaryDocValues(name);
        return values != null && values.advanceExact(place.doc())
                ? values.binaryValue().utf8ToString()
                : null;
    }

    private static @Nullable Integer whole(@Nullable Long number) {
        return number == null ? null : number.intValue();
    }

    private static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new Fault("a row of the index has no " + field);
        }
        return value;
    }
}
