package dev.lexlog.standalone.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Http;
import dev.lexlog.standalone.blackbox.Own;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a reader sees who names these domains, this session and this user. Paths are below `/v1/`.
record View(
        Http http,
        @Nullable List<String> domains,
        @Nullable String session,
        @Nullable String user) {
    /// The test's own domain and user, no session.
    static View of(Client client, Own own) {
        return new View(client.http(), List.of(own.domain()), null, own.user());
    }

    View inDomains(String... names) {
        return new View(http, List.of(names), session, user);
    }

    View allDomains() {
        return new View(http, null, session, user);
    }

    View session(@Nullable String id) {
        return new View(http, domains, id, user);
    }

    /// Null leaves it to the default.
    View user(@Nullable String id) {
        return new View(http, domains, session, id);
    }

    JsonNode get(String path) {
        return http.get(scoped(path));
    }

    int status(String path) {
        return http.tryGet(scoped(path)).status();
    }

    /// All pages of a list.
    List<JsonNode> items(String path) {
        return http.all(scoped(path));
    }

    /// What lies at a JSON pointer of each item of a list.
    List<String> texts(String path, String pointer) {
        return at(items(path), pointer);
    }

    static List<String> at(List<JsonNode> nodes, String pointer) {
        return nodes.stream().map(node -> node.at(pointer).asText()).toList();
    }

    JsonNode post(String path, Object... fields) {
        var body = new LinkedHashMap<>(Told.fields(fields));
        if (domains != null) {
            body.put("domains", domains);
        }
        if (session != null) {
            body.put("session", session);
        }
        if (user != null) {
            body.put("user", user);
        }
        return http.post("/v1/" + path, body);
    }

    /// The documents of a text search's hits.
    List<String> found(String query) {
        return Client.documents(post("search", "query", query, "mode", "text"));
    }

    /// The term of this name; missing when there is none.
    JsonNode term(String name) {
        return items("glossary/lookup?aliases=false&name=" + Http.encoded(name)).stream()
                .map(match -> match.path("term"))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    String termId(String name) {
        return term(name).path("id").asText();
    }

    List<String> terms() {
        return texts("glossary/terms", "/name");
    }

    /// The entity of this name; missing when there is none.
    JsonNode entity(String name) {
        var answer = http.tryGet(scoped("entities/by-name?name=" + Http.encoded(name)));
        return answer.status() == 404 ? MissingNode.getInstance() : answer.json();
    }

    String entityId(String name) {
        return entity(name).path("id").asText();
    }

    /// What lies below an entity, such as its `chunks`.
    List<JsonNode> ofEntity(String name, String list) {
        return items("entities/%s/%s".formatted(entityId(name), list));
    }

    List<JsonNode> relationships(String entity) {
        return items("relationships?entity=" + Http.encoded(entity));
    }

    List<JsonNode> chunks(String document) {
        return items("chunks?document=" + Http.encoded(document));
    }

    private String scoped(String path) {
        var scope = new LinkedHashMap<String, String>();
        if (domains != null) {
            scope.put(
                    "domains",
                    domains.stream().map(Http::encoded).collect(Collectors.joining(",")));
        }
        if (session != null) {
            scope.put("session", Http.encoded(session));
        }
        if (user != null) {
            scope.put("user", Http.encoded(user));
        }
        var given = path.contains("?") ? Arrays.asList(path.split("\\?", 2)[1]) : List.<String>of();
        var query =
                Stream.concat(given.stream(), scope.entrySet().stream().map(View::parameter))
                        .toList();
        return "/v1/%s?%s".formatted(path.split("\\?", 2)[0], String.join("&", query));
    }

    private static String parameter(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + parameter.getValue();
    }
}
