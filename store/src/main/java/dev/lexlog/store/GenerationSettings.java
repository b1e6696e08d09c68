package dev.lexlog.store;

import dev.lexlog.schemas.model.EmbeddingModel;

/// What cannot change within a generation: another value is another generation.
public record GenerationSettings(EmbeddingModel model, String analyser, int partitionCount) {}
