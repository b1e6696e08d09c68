package dev.lexlog.schemas.event;

import java.util.List;

/// Terms that belong together.
public record ComputedCluster(List<String> terms) {
    public ComputedCluster {
        terms = List.copyOf(terms);
    }
}
