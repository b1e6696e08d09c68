package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.format.AvroReader;
import dev.lexlog.schemas.wire.row.RowRecords;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Log rows in Avro. Writes under the registered schemas of the log topics ({@link
/// RegisteredSchemas}); times are kept to the millisecond.
public final class AvroLogCodec implements LogCodec {
    private final Map<LogTable, SubjectWriter> writers = new EnumMap<>(LogTable.class);
    private final Map<LogTable, AvroReader> readers = new EnumMap<>(LogTable.class);

    public AvroLogCodec(SchemaRegistry registry, Topics topics) {
        this(registry, topics, LogTable.EMBEDDINGS.topicSuffix());
    }

    /// Writes vectors for `topics.embeddings(embeddings)`.
    public AvroLogCodec(SchemaRegistry registry, Topics topics, String embeddings) {
        for (var table : LogTable.values()) {
            var topic =
                    table == LogTable.EMBEDDINGS
                            ? topics.embeddings(embeddings)
                            : topics.log(table);
            var subject = RegisteredSchemas.subject(topic);
            var schema = EventSchemas.of(table);
            writers.put(table, new SubjectWriter(registry, subject, schema));
            readers.put(table, new AvroReader(registry, schema));
        }
    }

    @Override
    public byte[] encode(LogRow row) {
        return of(writers, row.table()).write(RowRecords.record(row));
    }

    @Override
    public Change decode(LogTable table, byte[] key, byte @Nullable [] value, long offset) {
        var name = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            return new Change.Delete(table, name, offset);
        }
        var row = row(table, name, value);
        if (!row.key().equals(name)) {
            throw new Fault("the row under key " + name + " of " + table + " is " + row.key());
        }
        return new Change.Put(row, offset);
    }

    private LogRow row(LogTable table, String key, byte[] value) {
        try {
            return RowRecords.row(table, of(readers, table).read(value));
        } catch (Unavailable | Fault e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Fault(
                    "the row under key " + key + " of " + table + " is no row: " + e.getMessage(),
                    e);
        }
    }

    private static <T> T of(Map<LogTable, T> byTable, LogTable table) {
        var found = byTable.get(table);
        if (found == null) {
            throw new IllegalArgumentException("no codec for " + table);
        }
        return found;
    }
}
