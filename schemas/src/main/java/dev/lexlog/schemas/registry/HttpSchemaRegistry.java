package dev.lexlog.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lexlog.schemas.failure.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/// A registry that speaks Confluent's REST API: Confluent's own, Apicurio's under
/// `/apis/ccompat/v7`, Redpanda's. What it has once said about an id or a schema never changes and
/// is kept; that it lacks something may change and is asked again.
public final class HttpSchemaRegistry implements SchemaRegistry, AutoCloseable {
    private static final Set<String> BACKWARD =
            Set.of("BACKWARD", "BACKWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE");

    private final RegistryHttp http;
    private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();

    public HttpSchemaRegistry(RegistryConfig config) {
        this.http = new RegistryHttp(config);
    }

    @Override
    public int register(String subject, Schema schema) {
        var wanted = new SubjectSchema(subject, schema);
        var known = ids.get(wanted);
        if (known != null) {
            return known;
        }
        var answer = http.post("/subjects/" + encoded(subject) + "/versions", request(schema));
        if (answer.isIncompatible()) {
            throw new Fault(
                    "the schema registry at %s refuses %s as incompatible with subject %s: %s. Give new fields a default and keep the old ones, or publish under another subject"
                            .formatted(
                                    answer.url(), schema.getFullName(), subject, answer.message()));
        }
        return keep(wanted, number(good(answer), "id"));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        var wanted = new SubjectSchema(subject, schema);
        var known = ids.get(wanted);
        if (known != null) {
            return known;
        }
        var answer = http.post("/subjects/" + encoded(subject), request(schema));
        if (answer.isNotFound()) {
            throw new Fault(
                    "subject %s at %s has no such version of %s: register the schema, or set auto.register.schemas=true"
                            .formatted(subject, answer.url(), schema.getFullName()));
        }
        return keep(wanted, number(good(answer), "id"));
    }

    @Override
    public Schema byId(int id) {
        var known = byId.get(id);
        if (known != null) {
            return known;
        }
        var answer = http.get("/schemas/ids/" + id);
        if (answer.isNotFound()) {
            throw new UnknownSchema(id);
        }
        var schema = parsed(id, good(answer));
        byId.put(id, schema);
        return schema;
    }

    @Override
    public Optional<Registered> latest(String subject) {
        var answer = http.get("/subjects/" + encoded(subject) + "/versions/latest");
        if (answer.isNotFound()) {
            return Optional.empty();
        }
        int id = number(good(answer), "id");
        return Optional.of(new Registered(id, byId(id)));
    }

    @Override
    public void requireBackward(String subject) {
        if (BACKWARD.contains(compatibility(subject))) {
            return;
        }
        var body = JsonNodeFactory.instance.objectNode().put("compatibility", "BACKWARD");
        good(http.put("/config/" + encoded(subject), body));
    }

    private String compatibility(String subject) {
        var own = http.get("/config/" + encoded(subject));
        var answer = own.isNotFound() ? http.get("/config") : own;
        return good(answer).body().path("compatibilityLevel").asText();
    }

    private Schema parsed(int id, RegistryAnswer answer) {
        var type = answer.body().path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new UnreadableSchema(id, "it is " + type + ", not Avro");
        }
        var parsing = new SchemaParsing(id);
        return parsing.parse(answer.body(), this::reference);
    }

    private JsonNode reference(String subject, int version) {
        return good(http.get("/subjects/" + encoded(subject) + "/versions/" + version)).body();
    }

    private int keep(SubjectSchema wanted, int id) {
        ids.put(wanted, id);
        return id;
    }

    private static RegistryAnswer good(RegistryAnswer answer) {
        if (answer.isGood()) {
            return answer;
        }
        if (answer.isUnauthorised()) {
            throw new Fault(
                    "the schema registry %s: check user and password (basic.auth.user.info)"
                            .formatted(answer.summary()));
        }
        if (answer.body().has("error_code")) {
            throw new Fault("the schema registry " + answer.summary());
        }
        throw new Fault(
                "no schema registry: %s. Check the path of the url; Apicurio's ends in /apis/ccompat/v7"
                        .formatted(answer.summary()));
    }

    private static int number(RegistryAnswer answer, String field) {
        var value = answer.body().path(field);
        if (!value.isInt()) {
            throw new Fault("the schema registry " + answer.summary() + " without " + field);
        }
        return value.intValue();
    }

    private static JsonNode request(Schema schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }

    private record SubjectSchema(String subject, Schema schema) {}
}
