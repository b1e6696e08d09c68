package dev.lexlog.projector;

import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;

/// What a projector writes to: a generation that folds, or the loader of one that is being made.
public record Target(int generation, GenerationSettings settings, GenerationWriter writer) {
    public static Target of(Generation generation) {
        return new Target(generation.number(), generation.settings(), generation.writer());
    }
}
