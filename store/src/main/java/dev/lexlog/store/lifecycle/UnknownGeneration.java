package dev.lexlog.store.lifecycle;

import java.util.Collection;

/// There is no generation of this number.
public final class UnknownGeneration extends RuntimeException {
    public UnknownGeneration(int number, Collection<Integer> known) {
        super("there is no generation %d: there are %s".formatted(number, known));
    }
}
