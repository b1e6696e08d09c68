package dev.lexlog.api.observe;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `GET /health/live` and `GET /health/ready`, which is 503 with every reason until all checks
/// pass.
public final class Health {
    private final List<ReadinessCheck> checks;

    public Health(List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/health/live", this::live), Route.get("/health/ready", this::ready));
    }

    private Answer live(Call call) {
        call.query().allowOnly(Set.of());
        return Answer.json(Json.object().put("status", "UP"));
    }

    private Answer ready(Call call) {
        call.query().allowOnly(Set.of());
        var results = checks.stream().map(Result::of).toList();
        var json = Json.array();
        for (var result : results) {
            var item = json.addObject();
            item.put("name", result.name);
            item.put("status", result.obstacle.isEmpty() ? "UP" : "DOWN");
            result.obstacle.ifPresent(reason -> item.put("reason", reason));
        }
        var reasons =
                results.stream()
                        .flatMap(r -> r.obstacle.map(o -> r.name + ": " + o).stream())
                        .collect(Collectors.joining("; "));
        if (reasons.isEmpty()) {
            var body = Json.object().put("status", "UP");
            body.set("checks", json);
            return Answer.json(body);
        }
        return new Problem(503, "not ready: " + reasons, Map.of("checks", json)).asAnswer();
    }

    private record Result(String name, Optional<String> obstacle) {
        /// A check that cannot tell is an obstacle itself.
        static Result of(ReadinessCheck check) {
            try {
                return new Result(check.name(), check.obstacle().get());
            } catch (RuntimeException e) {
                return new Result(check.name(), Optional.of("the check failed: " + e.getMessage()));
            }
        }
    }
}
