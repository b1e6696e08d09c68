package dev.lexlog.schemas.model;

/// A normalised vector that came with a published chunk, and the name of the model that made it.
public record SuppliedEmbedding(String model, Embedding vector) {}
