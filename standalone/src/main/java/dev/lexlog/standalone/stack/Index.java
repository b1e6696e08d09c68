package dev.lexlog.standalone.stack;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.standalone.data.DataFolder;
import dev.lexlog.standalone.data.Making;
import dev.lexlog.standalone.part.OpenParts;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.embedded.EmbeddedGeneration;

/// The embedder and the generation that holds its vectors.
record Index(Embedder embedder, Generation generation) {
    private static final int GENERATION = 1;
    private static final String ANALYSER = "english";

    static Index open(StackConfig config, DataFolder folder, OpenParts parts) {
        var embedder =
                parts.keep("embedder", Embedders.create(config.embedder(), config.embedding()));
        var model = embedder.model();
        folder.require(new Making(config.embedder(), model, config.partitions()));
        var settings = new GenerationSettings(model, ANALYSER, config.partitions());
        var generation = EmbeddedGeneration.open(folder.generations(), GENERATION, settings);
        return new Index(embedder, parts.keep("generation", generation));
    }
}
