package dev.lexlog.standalone.stack;

import dev.lexlog.embedding.Embedders;
import dev.lexlog.embedding.ModelEmbedders;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.standalone.data.DataFolder;
import dev.lexlog.standalone.data.Making;
import dev.lexlog.standalone.part.OpenParts;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.embedded.EmbeddedGenerations;
import dev.lexlog.store.lifecycle.Generations;

/// The embedders, the model that the worker is set up with, and the generations.
record Index(ModelEmbedders embedders, EmbeddingModel model, Generations generations) {
    private static final String ANALYSER = "english";

    static Index open(StackConfig config, DataFolder folder, OpenParts parts) {
        var embedders = parts.keep("embedders", new ModelEmbedders(config.embedding()));
        var model = Embedders.model(config.embedder(), config.embedding());
        folder.require(new Making(config.embedder(), model, config.partitions()));
        var _ = embedders.of(model);
        var generations = parts.keep("generations", EmbeddedGenerations.open(folder.generations()));
        var _ = generations.begin(new GenerationSettings(model, ANALYSER, config.partitions()));
        return new Index(embedders, model, generations);
    }
}
