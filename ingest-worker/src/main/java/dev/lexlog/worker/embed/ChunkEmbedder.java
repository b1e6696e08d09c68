package dev.lexlog.worker.embed;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.worker.embed.Embedded.Kind;
import dev.lexlog.worker.embed.Embedded.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Turns a batch of `log.chunks` into the records of its model's topic: same key, partition, time
/// and order. Of several records of one chunk only the last counts, so nothing is embedded that the
/// batch itself replaces or deletes.
record ChunkEmbedder(Embedder model, LogCodec rows, String topic, LongSupplier nanoTime) {
    Embedded embed(List<ConsumerRecord<byte[], byte[]>> inputs) {
        long began = nanoTime.getAsLong();
        var tasks = lastOfEachChunk(inputs).stream().map(this::task).toList();
        var vectors = embedMissing(tasks).iterator();
        var outputs = new ArrayList<Output>(tasks.size());
        for (var task : tasks) {
            outputs.add(
                    switch (task) {
                        case Task.Delete(var input) -> output(input, Kind.DELETED, null);
                        case Task.Pass(var input, var chunk, var vector) ->
                                output(input, Kind.SUPPLIED, value(chunk, vector));
                        case Task.Embed(var input, var chunk) ->
                                output(input, Kind.EMBEDDED, value(chunk, vectors.next()));
                    });
        }
        return new Embedded(inputs, outputs, nanoTime.getAsLong() - began);
    }

    private static Collection<ConsumerRecord<byte[], byte[]>> lastOfEachChunk(
            List<ConsumerRecord<byte[], byte[]>> inputs) {
        var last = new LinkedHashMap<String, ConsumerRecord<byte[], byte[]>>();
        for (var input : inputs) {
            last.putLast(new String(input.key(), StandardCharsets.UTF_8), input);
        }
        return last.values();
    }

    private Task task(ConsumerRecord<byte[], byte[]> input) {
        return switch (rows.decode(LogTable.CHUNKS, input.key(), input.value(), input.offset())) {
            case Change.Delete _ -> new Task.Delete(input);
            case Change.Put put when put.row() instanceof Chunk chunk -> task(input, chunk);
            case Change.Put put -> throw new Fault("no chunk in log.chunks: " + put.row());
        };
    }

    private Task task(ConsumerRecord<byte[], byte[]> input, Chunk chunk) {
        var supplied = chunk.supplied();
        return supplied != null
                        && supplied.model().equals(model.model().name())
                        && supplied.vector().dimension() == model.model().dimension()
                ? new Task.Pass(input, chunk, supplied.vector())
                : new Task.Embed(input, chunk);
    }

    private List<Embedding> embedMissing(List<Task> tasks) {
        var texts =
                tasks.stream()
                        .filter(Task.Embed.class::isInstance)
                        .map(task -> ((Task.Embed) task).chunk().searchableText())
                        .toList();
        var vectors = texts.isEmpty() ? List.<Embedding>of() : model.embedPassages(texts);
        if (vectors.size() != texts.size()) {
            throw new Fault(
                    "the model gave %d embeddings for %d texts"
                            .formatted(vectors.size(), texts.size()));
        }
        return vectors;
    }

    private byte[] value(Chunk chunk, Embedding vector) {
        if (vector.dimension() != model.model().dimension()) {
            throw new Fault("%s gave %d dimensions".formatted(model.model(), vector.dimension()));
        }
        return rows.encode(
                new ChunkEmbedding(
                        chunk.id(),
                        chunk.document(),
                        chunk.user(),
                        chunk.source(),
                        chunk.chunkType(),
                        model.model().name(),
                        vector));
    }

    private Output output(
            ConsumerRecord<byte[], byte[]> input, Kind kind, byte @Nullable [] value) {
        var record =
                new ProducerRecord<byte[], byte[]>(
                        topic, input.partition(), input.timestamp(), input.key(), value);
        return new Output(Embedded.partition(input), kind, record);
    }

    private sealed interface Task {
        record Delete(ConsumerRecord<byte[], byte[]> input) implements Task {}

        record Pass(ConsumerRecord<byte[], byte[]> input, Chunk chunk, Embedding vector)
                implements Task {}

        record Embed(ConsumerRecord<byte[], byte[]> input, Chunk chunk) implements Task {}
    }
}
