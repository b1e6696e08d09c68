package dev.lexlog.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;

/// A request that found its route: the path's variables, decoded, the query and the body.
public record Call(Map<String, String> variables, QueryParameters query, Supplier<String> body) {
    public Call {
        variables = Map.copyOf(variables);
    }

    /// The path's part that the template names.
    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no variable " + name + " in " + variables.keySet());
        }
        return value;
    }

    public ObjectNode jsonBody() {
        return Json.readObject(body.get());
    }
}
