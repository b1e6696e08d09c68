package dev.lexlog.standalone.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The entities of a scope with their vectors: the mean of the chunks that mention them, or the
/// chunk of the user's term of that name.
record EntityVectors(LexlogApi api, Area area) {
    private static final String PAGE = "1000";
    private static final int QUESTIONS_AT_ONCE = 8;

    /// Those that have a vector.
    List<EntityPoint> read() {
        var terms = terms();
        var entities = new ArrayList<JsonNode>();
        api.each(list("/v1/entities"), entities::add);
        var ask = Thread.ofVirtual().name("ask-vectors-", 0).factory();
        try (var threads = Executors.newFixedThreadPool(QUESTIONS_AT_ONCE, ask)) {
            var points = new ArrayList<EntityPoint>();
            var asked =
                    threads.invokeAll(
                            entities.stream()
                                    .filter(area::holds)
                                    .map(entity -> point(entity, terms))
                                    .toList());
            for (var each : asked) {
                result(each).ifPresent(points::add);
            }
            return points;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    private static Optional<EntityPoint> result(Future<Optional<EntityPoint>> asked)
            throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailed failed
                    ? failed
                    : new IllegalStateException(e.getCause());
        }
    }

    private Callable<Optional<EntityPoint>> point(JsonNode entity, Map<String, String> terms) {
        var id = entity.path("id").asText();
        var name = entity.path("name").asText();
        return () -> {
            var term = terms.get(compared(name));
            var own = term == null ? Optional.<double[]>empty() : ofTerm(term);
            return own.or(() -> ofChunks(id)).map(vector -> new EntityPoint(id, name, vector));
        };
    }

    /// Ids by the name that entities are compared with; a term of the scope's own domain is nearer
    /// than one of none.
    private Map<String, String> terms() {
        var ids = new HashMap<String, String>();
        var near = new HashMap<String, String>();
        api.each(
                list("/v1/glossary/terms"),
                term -> {
                    var name = compared(term.path("name").asText());
                    var isNear = Objects.equals(term.path("domain_id").textValue(), area.domain());
                    (isNear ? near : ids).putIfAbsent(name, term.path("id").asText());
                });
        ids.putAll(near);
        return ids;
    }

    private static String compared(String name) {
        return Names.folded(Names.normalised(name));
    }

    private Optional<double[]> ofTerm(String term) {
        var mean = new Mean();
        api.each(
                list("/v1/chunks")
                        .with("document", "glossary:" + term)
                        .with("include", "embedding"),
                chunk -> mean.add(chunk.path("embedding")));
        return mean.get();
    }

    private Optional<double[]> ofChunks(String entity) {
        var mean = new Mean();
        var ids = new ArrayList<String>();
        api.each(
                area.of(Target.of("/v1/entities", entity, "references")).with("limit", PAGE),
                reference -> ids.add(reference.path("chunk_id").asText()));
        for (int from = 0; from < ids.size(); from += 1_000) {
            var batch = ids.subList(from, Math.min(ids.size(), from + 1_000));
            var request = new HashMap<>(area.fields());
            request.put("ids", batch);
            request.put("include", List.of("embedding"));
            api.post("/v1/chunks/batch", request)
                    .path("items")
                    .forEach(chunk -> mean.add(chunk.path("embedding")));
        }
        return mean.get();
    }

    private Target list(String path) {
        return area.of(Target.of(path)).with("limit", PAGE);
    }
}
