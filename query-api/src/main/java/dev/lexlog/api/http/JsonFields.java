package dev.lexlog.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The fields of a JSON object, read strictly: each is of its type or left out (null is neither).
/// Whatever does not fit is a problem that names the field, its value and what is allowed.
public final class JsonFields {
    private static final int LONGEST_VALUE_SHOWN = 200;

    private final ObjectNode json;
    private final String prefix;

    public JsonFields(ObjectNode json) {
        this(json, "");
    }

    private JsonFields(ObjectNode json, String prefix) {
        this.json = json;
        this.prefix = prefix;
    }

    public void allowOnly(Set<String> names) {
        for (var field : json.properties()) {
            if (!names.contains(field.getKey())) {
                var allowed = "one of " + String.join(", ", names.stream().sorted().toList());
                throw problem(field.getKey(), "is an unknown field", allowed);
            }
        }
    }

    public boolean has(String name) {
        return json.has(name);
    }

    public Optional<String> string(String name) {
        return typed(name, "a string", JsonNode::isTextual).map(JsonNode::textValue);
    }

    public Optional<Boolean> flag(String name) {
        return typed(name, "true or false", JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    public Optional<Long> integer(String name, long minimum, long maximum) {
        var allowed = "an integer from " + minimum + " to " + maximum;
        var value = typed(name, allowed, JsonNode::isIntegralNumber);
        if (value.isPresent()
                && (!value.get().canConvertToLong()
                        || value.get().longValue() < minimum
                        || value.get().longValue() > maximum)) {
            throw problem(name, "is out of range", allowed);
        }
        return value.map(JsonNode::longValue);
    }

    public Optional<Double> number(String name, double minimum, double maximum) {
        var allowed =
                maximum == Double.MAX_VALUE
                        ? "a number not below " + minimum
                        : "a number from " + minimum + " to " + maximum;
        var value = typed(name, allowed, JsonNode::isNumber).map(JsonNode::doubleValue);
        if (value.isPresent() && !(value.get() >= minimum && value.get() <= maximum)) {
            throw problem(name, "is out of range", allowed);
        }
        return value;
    }

    public Optional<List<String>> strings(String name) {
        var allowed = "an array of strings";
        return typed(name, allowed, JsonNode::isArray)
                .map(array -> {
                    var strings = new ArrayList<String>(array.size());
                    for (var item : array) {
                        if (!item.isTextual()) {
                            throw problem(name, "has an item that is no string", allowed);
                        }
                        strings.add(item.textValue());
                    }
                    return strings;
                });
    }

    public Optional<ArrayNode> array(String name, String allowed) {
        return typed(name, allowed, JsonNode::isArray).map(ArrayNode.class::cast);
    }

    public Optional<JsonFields> object(String name, String allowed) {
        return typed(name, allowed, JsonNode::isObject)
                .map(o -> new JsonFields((ObjectNode) o, prefix + name + "."));
    }

    /// One of several objects in an array field.
    public JsonFields item(String name, int index, String allowed) {
        if (json.path(name).path(index) instanceof ObjectNode object) {
            return new JsonFields(object, prefix + name + "[" + index + "].");
        }
        throw problem(name, "has an item that is no object", allowed);
    }

    /// The field must be there.
    public <T> T required(String name, Optional<T> value, String allowed) {
        return value.orElseThrow(() -> problem(name, "is missing", allowed));
    }

    /// A 400 about this field.
    public RuntimeException problem(String name, String what, String allowed) {
        var value = json.get(name);
        var shown = value == null ? null : abbreviated(value);
        var field = prefix + name;
        var detail =
                (shown == null ? field : field + " = " + shown)
                        + " "
                        + what
                        + ": allowed is "
                        + allowed;
        var members = new LinkedHashMap<String, JsonNode>();
        members.put("field", TextNode.valueOf(field));
        if (shown != null) {
            members.put("value", shown);
        }
        members.put("allowed", TextNode.valueOf(allowed));
        return new Problem(400, detail, members).asException();
    }

    /// A 400 about a field, or a value of it, that a later version will know.
    public RuntimeException notYet(String name, String what) {
        var field = TextNode.valueOf(prefix + name);
        return new Problem(400, what + ": not available yet", Map.of("field", field)).asException();
    }

    private Optional<JsonNode> typed(String name, String allowed, Predicate<JsonNode> isType) {
        var value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!isType.test(value)) {
            throw problem(name, "has the wrong type", allowed);
        }
        return Optional.of(value);
    }

    private static JsonNode abbreviated(JsonNode value) {
        if (value.isContainerNode() && value.toString().length() > LONGEST_VALUE_SHOWN) {
            return TextNode.valueOf(
                    value.isArray() ? "array of " + value.size() + " items" : "object");
        }
        if (value.isTextual() && value.textValue().length() > LONGEST_VALUE_SHOWN) {
            return TextNode.valueOf(value.textValue().substring(0, LONGEST_VALUE_SHOWN) + "…");
        }
        return value;
    }
}
