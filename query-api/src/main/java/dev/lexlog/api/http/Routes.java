package dev.lexlog.api.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/// All routes; finds the one that answers. An unknown path is 404, a known one with another method
/// 405 with `Allow`. `unrouted` hears the method and the status of what found no route.
public final class Routes {
    private final List<Route> routes;
    private final ObjIntConsumer<String> unrouted;

    public Routes(List<Route> routes, ObjIntConsumer<String> unrouted) {
        this.routes = List.copyOf(routes);
        this.unrouted = unrouted;
    }

    public List<Route> all() {
        return routes;
    }

    /// `rawPath` and `rawQuery` as the client sent them.
    Answer answer(String method, String rawPath, String rawQuery, Supplier<String> body) {
        Match match;
        QueryParameters query;
        try {
            match = find(method, rawPath);
            query = QueryParameters.parse(rawQuery);
        } catch (Problem.Raised e) {
            unrouted.accept(method, e.problem().status());
            throw e;
        }
        return match.route.handler().apply(new Call(match.variables, query, body));
    }

    private Match find(String method, String rawPath) {
        var segments = PercentEncoding.decode(rawPath);
        var wanted = method.equals("HEAD") ? "GET" : method;
        var allowed = new LinkedHashSet<String>();
        for (var route : routes) {
            var variables = route.match(segments);
            if (variables.isPresent() && route.method().equals(wanted)) {
                return new Match(route, variables.get());
            }
            variables.ifPresent(_ -> allowed.add(route.method()));
        }
        if (allowed.isEmpty()) {
            throw new Problem(404, "there is nothing at " + rawPath).asException();
        }
        throw notAllowed(method, rawPath, allowed);
    }

    private static RuntimeException notAllowed(String method, String path, Set<String> allowed) {
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        var methods = String.join(", ", allowed);
        var detail = method + " " + path + " is not allowed: use " + methods;
        return new Problem(405, detail, Map.of(), Map.of("Allow", methods)).asException();
    }

    private record Match(Route route, Map<String, String> variables) {}
}
