package dev.lexlog.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import java.util.Map;

/// What is wrong with a request, or with us: an RFC 9457 problem. `members` are the extension
/// members behind the standard ones.
public record Problem(
        int status, String detail, Map<String, JsonNode> members, Map<String, String> headers) {
    public static final String CONTENT_TYPE = "application/problem+json";

    public Problem(int status, String detail) {
        this(status, detail, Map.of());
    }

    public Problem(int status, String detail, Map<String, JsonNode> members) {
        this(status, detail, members, Map.of());
    }

    /// Ends the handling of a request with this problem.
    public RuntimeException asException() {
        return new Raised(this);
    }

    public Answer asAnswer() {
        return new Answer(status, CONTENT_TYPE, Json.write(asJson()), headers);
    }

    private ObjectNode asJson() {
        var json = Json.object();
        json.put("type", "about:blank");
        json.put("title", Status.create(status).reasonPhrase());
        json.put("status", status);
        json.put("detail", detail);
        members.forEach(json::set);
        return json;
    }

    /// A problem on its way to the client.
    public static final class Raised extends RuntimeException {
        private final transient Problem problem;

        private Raised(Problem problem) {
            super(problem.detail, null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }
}
