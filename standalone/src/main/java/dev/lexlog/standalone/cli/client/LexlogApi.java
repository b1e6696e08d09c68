package dev.lexlog.standalone.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.model.DocumentId;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
        @Nullable String cursor = null;
        do {
            var query = cursor == null ? "" : "?cursor=" + encoded(cursor);
            var page = wire.accepted(wire.get("/v1/dead-letters" + query));
            page.path("items").forEach(item -> each.accept(wire.read(item, DeadLetter.class)));
            cursor = page.path("next_cursor").textValue();
        } while (cursor != null);
    }

    /// When the document last changed; empty when there is no such document.
    public Optional<Instant> documentUpdatedAt(DocumentId id) {
        var response = wire.get("/v1/documents/" + encoded(id.name()) + scope(id));
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        var updatedAt = wire.accepted(response).path("updated_at").textValue();
        return Optional.of(updatedAt == null ? Instant.MIN : Instant.parse(updatedAt));
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

    /// An empty domain is "no domain"; left out it would mean any.
    private static String scope(DocumentId id) {
        var domain = "?domain=" + (id.domain() == null ? "" : encoded(id.domain()));
        return id.session() == null ? domain : domain + "&session=" + encoded(id.session());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
