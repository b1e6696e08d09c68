package dev.lexlog.schemas.wire.avro;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;

/// The published schemas, from the `.avsc` files that ship with this module.
public final class EventSchemas {
    private static final Map<InputTopic, Schema> EVENTS =
            loadAll(InputTopic.class, EventSchemas::name);
    private static final Map<LogTable, Schema> ROWS = loadAll(LogTable.class, EventSchemas::name);

    private EventSchemas() {}

    public static Schema of(InputTopic topic) {
        return loaded(EVENTS, topic);
    }

    public static Schema of(LogTable table) {
        return loaded(ROWS, table);
    }

    private static String name(InputTopic topic) {
        return switch (topic) {
            case DOCUMENTS -> "DocumentEvent";
            case NER -> "EntitiesExtracted";
            case GLOSSARY_EDITS -> "GlossaryEdit";
            case RELATIONSHIP_EDITS -> "RelationshipEdit";
            case HASH_UPDATES -> "HashUpdate";
            case SCOPE_COMMANDS -> "ScopeCommand";
            case CLUSTERS -> "ClustersComputed";
        };
    }

    private static String name(LogTable table) {
        return switch (table) {
            case DOCUMENTS -> "DocumentRow";
            case CHUNKS -> "ChunkRow";
            case CHUNK_POSITIONS -> "ChunkPositionRow";
            case EMBEDDINGS -> "ChunkEmbeddingRow";
            case CHUNK_ENTITIES -> "ChunkEntityRow";
            case ENTITIES -> "EntityRow";
            case RELATIONSHIPS -> "RelationshipRow";
            case GLOSSARY_TERMS -> "GlossaryTermRow";
            case GLOSSARY_HISTORY -> "TermEditRow";
            case SOURCE_HASHES -> "SourceHashRow";
            case RESOURCE_HASHES -> "ResourceHashRow";
            case CLUSTERS -> "TermClusterRow";
        };
    }

    private static <K extends Enum<K>> Map<K, Schema> loadAll(
            Class<K> keys, Function<K, String> name) {
        var schemas = new EnumMap<K, Schema>(keys);
        for (var key : keys.getEnumConstants()) {
            schemas.put(key, load(name.apply(key)));
        }
        return schemas;
    }

    private static <K> Schema loaded(Map<K, Schema> schemas, K key) {
        var schema = schemas.get(key);
        if (schema == null) {
            throw new IllegalStateException("no schema for " + key);
        }
        return schema;
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
