package dev.lexlog.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.registry.SchemaRegistry.UnreadableSchema;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/// Parses a registered schema after the ones that it refers to.
final class SchemaParsing {
    private final int id;
    private final Schema.Parser parser = new Schema.Parser();
    private final Set<String> parsed = new HashSet<>();

    SchemaParsing(int id) {
        this.id = id;
    }

    Schema parse(JsonNode registered, References references) {
        for (var reference : registered.path("references")) {
            var subject = reference.path("subject").asText();
            int version = reference.path("version").asInt();
            if (parsed.add(subject + " " + version)) {
                parse(references.find(subject, version), references);
            }
        }
        try {
            return parser.parse(registered.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new UnreadableSchema(id, e.getMessage());
        }
    }

    /// A version of a subject, as the registry shows it.
    interface References {
        JsonNode find(String subject, int version);
    }
}
