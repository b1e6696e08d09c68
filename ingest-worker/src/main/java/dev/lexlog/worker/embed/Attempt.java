package dev.lexlog.worker.embed;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// A batch that the model works on, and the partitions that went elsewhere meanwhile.
final class Attempt {
    private final List<ConsumerRecord<byte[], byte[]>> inputs;
    private final CompletableFuture<Embedded> result;
    private final Set<TopicPartition> lost = new HashSet<>();

    private Attempt(
            List<ConsumerRecord<byte[], byte[]>> inputs, CompletableFuture<Embedded> result) {
        this.inputs = inputs;
        this.result = result;
    }

    static Attempt start(
            List<ConsumerRecord<byte[], byte[]>> inputs, ChunkEmbedder embedder, Executor thread) {
        return new Attempt(
                inputs, CompletableFuture.supplyAsync(() -> embedder.embed(inputs), thread));
    }

    void drop(Collection<TopicPartition> partitions) {
        lost.addAll(partitions);
    }

    boolean isDone() {
        return result.isDone();
    }

    /// Once done: the batch, or {@link java.util.concurrent.CompletionException} around its
    /// failure.
    Embedded join() {
        return result.join().without(lost);
    }

    List<ConsumerRecord<byte[], byte[]>> remainingInputs() {
        return inputs.stream().filter(i -> !lost.contains(Embedded.partition(i))).toList();
    }
}
