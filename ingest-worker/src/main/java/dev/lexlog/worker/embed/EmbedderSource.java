package dev.lexlog.worker.embed;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wanted.WantedModel;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import java.util.function.Function;

/// What a stage embeds and writes with: the wanted model, and a codec under the subject of its
/// topic.
record EmbedderSource(
        Topics topics,
        SchemaRegistry schemas,
        Function<EmbeddingModel, Embedder> embedders,
        WantedModel wanted) {
    ChunkEmbedder open() {
        var embedder = embedders.apply(wanted.model());
        if (!embedder.model().equals(wanted.model())) {
            throw new Fault(
                    "%s is wanted but the embedder is %s"
                            .formatted(wanted.model(), embedder.model()));
        }
        RegisteredSchemas.registerEmbeddings(schemas, topics, wanted.suffix());
        var rows = new AvroLogCodec(schemas, topics, wanted.suffix());
        return new ChunkEmbedder(
                embedder, rows, topics.embeddings(wanted.suffix()), System::nanoTime);
    }
}
