package dev.lexlog.projector.verify;

import java.util.ArrayList;
import java.util.List;

/// The index against the tables that it is made from.
record IndexCheck(List<String> unindexed, long mayMiss, double recall) {
    /// The first of those that are missed.
    static final int EXAMPLES = 10;

    /// Less is a graph that is not connected. What lies between this and one depends on the
    /// vectors: those that are all about equally near have 0.86 with the defaults. The report tells
    /// it.
    private static final double LEAST_RECALL = 0.5;

    List<String> examples() {
        return unindexed.stream().limit(EXAMPLES).toList();
    }

    List<String> problems() {
        var problems = new ArrayList<String>();
        if (unindexed.size() > mayMiss) {
            problems.add("tables and vector index differ, first in " + examples());
        }
        if (recall < LEAST_RECALL) {
            problems.add(
                    "the vector index finds %.3f of the ten nearest, not %.1f: rebuild with a larger hnsw.m and hnsw.ef-construction"
                            .formatted(recall, LEAST_RECALL));
        }
        return problems;
    }
}
