package dev.lexlog.schemas.model;

/// The model that made an embedding, by name, and how many dimensions its vectors have.
public record EmbeddingModel(String name, int dimension) {
    public EmbeddingModel {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a model name is not empty");
        }
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension of " + name + " is " + dimension);
        }
    }
}
