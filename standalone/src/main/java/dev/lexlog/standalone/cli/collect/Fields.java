package dev.lexlog.standalone.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.event.PublishedChunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object, each read once by its type; what was not asked for is refused.
final class Fields {
    private final JsonNode object;
    private final String path;
    private final Set<String> read = new TreeSet<>();

    Fields(JsonNode object, String path) throws BadField {
        if (!object.isObject()) {
            throw new BadField(
                    "%sa JSON object is needed".formatted(path.isEmpty() ? "" : path + ": "));
        }
        this.object = object;
        this.path = path;
    }

    String text(String name) throws BadField {
        var text = textOrNull(name);
        if (text == null) {
            throw new BadField("\"%s%s\" is missing".formatted(path, name));
        }
        return text;
    }

    /// Null in the line counts as left out.
    String textOr(String name, String other) throws BadField {
        var text = textOrNull(name);
        return text == null ? other : text;
    }

    @Nullable String textOrNull(String name) throws BadField {
        var node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(name, "a string", node);
        }
        return node.textValue();
    }

    @Nullable Instant time(String name) throws BadField {
        var node = node(name);
        try {
            return node == null
                    ? null
                    : node.isIntegralNumber() && node.canConvertToLong()
                            ? Instant.ofEpochMilli(node.longValue())
                            : Instant.parse(node.asText());
        } catch (DateTimeException e) {
            throw wrong(name, "an RFC 3339 time or milliseconds since 1970", node);
        }
    }

    Map<String, String> texts(String name) throws BadField {
        var node = node(name);
        var texts = new LinkedHashMap<String, String>();
        if (node == null) {
            return texts;
        }
        var fields = new Fields(node, path + name + ".");
        for (var entry : node.properties()) {
            texts.put(entry.getKey(), fields.text(entry.getKey()));
        }
        return texts;
    }

    @Nullable List<PublishedChunk> chunks(String name) throws BadField {
        var node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            throw wrong(name, "an array", node);
        }
        var chunks = new ArrayList<PublishedChunk>();
        for (var chunk : node) {
            chunks.add(chunk(new Fields(chunk, "%s[%d].".formatted(name, chunks.size()))));
        }
        return chunks;
    }

    void refuseOthers() throws BadField {
        for (var entry : object.properties()) {
            if (!read.contains(entry.getKey())) {
                throw new BadField(
                        "unknown field \"%s%s\": known are %s"
                                .formatted(path, entry.getKey(), String.join(", ", read)));
            }
        }
    }

    private static PublishedChunk chunk(Fields fields) throws BadField {
        var chunk =
                new PublishedChunk(
                        fields.text("content"),
                        fields.textOrNull("section"),
                        fields.textOrNull("chunk_type"),
                        fields.vector("embedding"),
                        fields.textOrNull("embedding_model"));
        fields.refuseOthers();
        return chunk;
    }

    private byte @Nullable [] vector(String name) throws BadField {
        var node = node(name);
        if (node == null) {
            return null;
        }
        var bytes = ByteBuffer.allocate(node.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var number : node) {
            if (!number.isNumber()) {
                throw wrong(name, "an array of numbers", node);
            }
            bytes.putFloat(number.floatValue());
        }
        if (!node.isArray()) {
            throw wrong(name, "an array of numbers", node);
        }
        return bytes.array();
    }

    private @Nullable JsonNode node(String name) {
        read.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private BadField wrong(String name, String needed, @Nullable JsonNode found) {
        var text = String.valueOf(found);
        var shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new BadField("\"%s%s\" is %s, not %s".formatted(path, name, needed, shown));
    }
}
