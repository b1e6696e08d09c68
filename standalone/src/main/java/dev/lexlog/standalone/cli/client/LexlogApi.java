package dev.lexlog.standalone.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.producer.Token;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The HTTP API of a running stack. Every failure is a {@link CommandFailed}.
public final class LexlogApi {
    private static final Duration SLACK = Duration.ofSeconds(10);
    private static final Duration SEARCH = Duration.ofSeconds(10);

    private final Wire wire;

    public LexlogApi(URI base) {
        this.wire = new Wire(base);
    }

    /// The answer as the server wrote it.
    public JsonNode searchTree(Map<String, ?> request) {
        return wire.accepted(wire.post("/v1/search", request, SEARCH.plus(SLACK)));
    }

    public SearchAnswer searchAnswer(JsonNode tree) {
        return wire.read(tree, SearchAnswer.class);
    }

    /// True when the tokens are searchable by their vectors, false when they are not yet.
    public boolean await(List<Token> tokens, Duration timeout) {
        var request = Map.of("tokens", tokens, "until", "vector", "timeout_ms", timeout.toMillis());
        var response = wire.post("/v1/await", request, timeout.plus(SLACK));
        if (response.statusCode() == 504) {
            return false;
        }
        wire.accepted(response);
        return true;
    }

    /// In the order of their partitions.
    public void deadLetters(Consumer<DeadLetter> each) {
        each(Target.of("/v1/dead-letters"), item -> each.accept(wire.read(item, DeadLetter.class)));
    }

    /// When the document last changed; empty when there is no such document.
    public Optional<Instant> documentUpdatedAt(DocumentId id) {
        var target =
                Target.of("/v1/documents", id.name())
                        .with("domain", id.domain() == null ? "" : id.domain())
                        .with("session", id.session());
        return find(target).map(LexlogApi::updatedAt);
    }

    /// When the row last changed.
    public static Instant updatedAt(JsonNode row) {
        var updatedAt = row.path("updated_at").textValue();
        return updatedAt == null ? Instant.MIN : Instant.parse(updatedAt);
    }

    public JsonNode get(Target target) {
        return wire.accepted(wire.get(target.toString()));
    }

    /// Empty when there is no such thing, or none that may be seen.
    public Optional<JsonNode> find(Target target) {
        var response = wire.get(target.toString());
        return response.statusCode() == 404
                ? Optional.empty()
                : Optional.of(wire.accepted(response));
    }

    /// Every item of a list, page by page.
    public void each(Target list, Consumer<JsonNode> item) {
        @Nullable String cursor = null;
        do {
            var page = get(list.with("cursor", cursor));
            page.path("items").forEach(item);
            cursor = page.path("next_cursor").textValue();
        } while (cursor != null);
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return wire.accepted(wire.post(path, body, SEARCH.plus(SLACK)));
    }

    /// The answer as this type.
    public <T> T read(JsonNode tree, Class<T> type) {
        return wire.read(tree, type);
    }

    public JsonNode pipeline() {
        return wire.accepted(wire.get("/v1/pipeline"));
    }

    public JsonNode stats() {
        return wire.accepted(wire.get("/v1/stats"));
    }

    /// Empty when searches work, else what the server says it lacks.
    public Optional<String> unready() {
        HttpResponse<String> response = wire.get("/health/ready");
        return response.statusCode() == 200
                ? Optional.empty()
                : Optional.of(wire.refusal(response));
    }
}
