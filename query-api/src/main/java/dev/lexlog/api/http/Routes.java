package dev.lexlog.api.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// All routes; finds the one that answers. An unknown path is 404, a known one with another method
/// 405 with `Allow`.
public final class Routes {
    private final List<Route> routes;

    public Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public List<Route> all() {
        return routes;
    }

    /// `rawPath` and `rawQuery` as the client sent them.
    public Answer answer(String method, String rawPath, String rawQuery, Supplier<String> body) {
        var segments = PercentEncoding.decode(rawPath);
        var wanted = method.equals("HEAD") ? "GET" : method;
        var allowed = new LinkedHashSet<String>();
        for (var route : routes) {
            var variables = route.match(segments);
            if (variables.isEmpty()) {
                continue;
            }
            if (route.method().equals(wanted)) {
                var query = QueryParameters.parse(rawQuery);
                return route.handler().apply(new Call(variables.get(), query, body));
            }
            allowed.add(route.method());
        }
        if (allowed.isEmpty()) {
            throw new Problem(404, "there is nothing at " + rawPath).asException();
        }
        return notAllowed(method, rawPath, allowed);
    }

    private static Answer notAllowed(String method, String path, Set<String> allowed) {
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        var methods = String.join(", ", allowed);
        var problem = new Problem(405, method + " " + path + " is not allowed: use " + methods);
        return new Answer(
                405, Problem.CONTENT_TYPE, Json.write(problem.asJson()), Map.of("Allow", methods));
    }
}
