package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a parent term holds its child; the names are the same in Avro, SQL and HTTP.
public enum ParentVerb {
    HAS_ONE,
    HAS_KIND,
    HAS_MANY;

    public static Optional<ParentVerb> named(String name) {
        return Arrays.stream(values()).filter(v -> v.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(ParentVerb::name).toList();
    }
}
