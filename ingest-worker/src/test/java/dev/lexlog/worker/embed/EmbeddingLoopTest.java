package dev.lexlog.worker.embed;

import static dev.lexlog.worker.embed.LoopHarness.chunk;
import static dev.lexlog.worker.embed.LoopHarness.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class EmbeddingLoopTest {
    private static final Embedding FAR = Embedding.of(new float[] {0, 1});

    private final LoopHarness run = new LoopHarness();

    @Test
    void everyPutGetsAVectorInItsPartitionAndOrder() {
        run.put(0, "c_1", "One.");
        run.put(0, "c_2", "Two.");
        run.put(1, "c_3", "Three.");

        run.settle();

        assertThat(run.written()).containsExactlyInAnyOrder("0:c_1", "0:c_2", "1:c_3");
        assertThat(run.written()).containsSubsequence("0:c_1", "0:c_2");
        assertThat(run.committed(0)).contains(2L);
        assertThat(run.committed(1)).contains(1L);
    }

    @Test
    void vectorCarriesTheFilterColumnsAndTheTimeOfItsChunk() {
        run.put(0, "c_1", "One.");

        run.settle();

        assertThat(run.records().getFirst().timestamp()).isEqualTo(1_000);
        assertThat(run.embedding(run.records().getFirst()))
                .returns(new DocumentId("sales", null, "a.md"), ChunkEmbedding::document)
                .returns(Source.API, ChunkEmbedding::source)
                .returns(ChunkType.API_SCHEMA, ChunkEmbedding::chunkType)
                .returns("counting", ChunkEmbedding::model)
                .returns(CountingEmbedder.vector("One."), ChunkEmbedding::vector);
    }

    @Test
    void sectionIsEmbeddedWithTheText() {
        var plain = chunk("c_1", "One.", null);
        run.put(
                0,
                new Chunk(
                        plain.id(),
                        plain.document(),
                        null,
                        plain.source(),
                        plain.chunkType(),
                        "A > B",
                        "One.",
                        "hash",
                        null));

        run.settle();

        assertThat(run.model.texts).containsExactly("A > B\nOne.");
    }

    @Test
    void deletedChunkLosesItsVector() {
        run.put(0, "c_1", "One.");
        run.settle();
        run.delete(0, "c_1");

        run.settle();

        assertThat(run.written()).containsExactly("0:c_1", "0:c_1 gone");
    }

    @Test
    void chunkThatItsBatchDeletesIsNotEmbedded() {
        run.put(0, "c_1", "One.");
        run.put(0, "c_2", "Two.");
        run.delete(0, "c_1");

        run.settle();

        assertThat(run.model.texts).containsExactly("Two.");
        assertThat(run.written()).containsExactly("0:c_2", "0:c_1 gone");
        assertThat(run.committed(0)).contains(3L);
    }

    @Test
    void suppliedVectorOfOurModelPasses() {
        run.put(0, chunk("c_1", "One.", new SuppliedEmbedding("counting", FAR)));

        run.settle();

        assertThat(run.model.texts).isEmpty();
        assertThat(run.embedding(run.records().getFirst()).vector()).isEqualTo(FAR);
        assertThat(run.progress.snapshot().supplied()).isEqualTo(1);
    }

    @Test
    void suppliedVectorOfAnotherModelIsReplaced() {
        run.put(0, chunk("c_1", "One.", new SuppliedEmbedding("other", FAR)));

        run.settle();

        assertThat(run.embedding(run.records().getFirst()).vector())
                .isEqualTo(CountingEmbedder.vector("One."));
    }

    @Test
    void modelRunsBeforeTheTransactionBegins() {
        run.put(0, "c_1", "One.");

        run.loop.step();

        assertThat(run.model.texts).hasSize(1);
        assertThat(run.producers.getFirst().transactionInFlight()).isFalse();
        assertThat(run.producers.getFirst().commitCount()).isZero();
    }

    @Test
    void outageOfTheModelPausesReadingAndLosesNothing() {
        run.model.callsAway.set(3);
        run.put(0, "c_1", "One.");
        run.settle();
        run.put(0, "c_2", "Two.");
        run.loop.step();
        assertThat(run.consumer.paused()).contains(partition(0), partition(1));
        assertThat(run.written()).isEmpty();

        for (int i = 0; i < 8; i++) {
            run.loop.step();
        }

        assertThat(run.written()).containsExactly("0:c_1", "0:c_2");
        assertThat(run.consumer.paused()).isEmpty();
        assertThat(run.progress.snapshot().modelFailures()).isEqualTo(3);
    }

    @Test
    void readingStopsWhenTheBacklogIsLarge() {
        run.consumer.setMaxPollRecords(2);
        for (int i = 0; i < 40; i++) {
            run.put(0, "c_" + i, "x".repeat(1 << 20));
        }

        run.loop.step();
        run.loop.step();

        assertThat(run.consumer.position(partition(0))).isBetween(8L, 16L);
        for (int i = 0; i < 40; i++) {
            run.loop.step();
        }
        assertThat(run.written()).hasSize(40);
        assertThat(run.committed(0)).contains(40L);
    }

    @Test
    void batchIsFilledByManySmallPolls() {
        run.consumer.setMaxPollRecords(2);
        for (int i = 0; i < 15; i++) {
            run.put(0, "c_" + i, "Text " + i);
        }

        run.settle();

        assertThat(run.producers.getFirst().commitCount()).isEqualTo(1);
        assertThat(run.written()).hasSize(15);
    }

    @Test
    void fencedProducerIsReplacedAndTheBatchReadAgain() {
        run.put(0, "c_1", "One.");
        run.settle();
        commit(0, 1);
        run.producers.getFirst().commitTransactionException = new ProducerFencedException("old");
        run.put(0, "c_2", "Two.");
        run.settle();
        assertThat(run.producers.getFirst().closed()).isTrue();

        run.replayFrom(0, 1);
        run.settle();

        assertThat(run.producers).hasSize(2);
        assertThat(run.written()).containsExactly("0:c_1", "0:c_2");
        assertThat(run.committed(0)).contains(2L);
    }

    @Test
    void commitThatNobodyAnswersLeadsToANewProducer() {
        run.producers.getFirst().commitTransactionException = new TimeoutException("no answer");
        run.put(0, "c_1", "One.");

        run.settle();

        assertThat(run.producers.getFirst().closed()).isTrue();
        run.replayFrom(0, 0);
        run.settle();
        assertThat(run.written()).containsExactly("0:c_1");
    }

    @Test
    void transactionOfALostGenerationIsAbortedAndReadAgain() {
        run.producers.getFirst().sendOffsetsToTransactionException = new CommitFailedException();
        run.put(0, "c_1", "One.");
        run.settle();
        assertThat(run.producers.getFirst().transactionAborted()).isTrue();
        assertThat(run.written()).isEmpty();

        run.producers.getFirst().sendOffsetsToTransactionException = null;
        run.replayFrom(0, 0);
        run.settle();

        assertThat(run.producers).hasSize(1);
        assertThat(run.written()).containsExactly("0:c_1");
    }

    @Test
    void partitionThatLeavesTakesItsBatchAlong() {
        run.put(0, "c_1", "One.");
        run.put(1, "c_2", "Two.");
        run.loop.step();

        run.loop.onPartitionsRevoked(List.of(partition(0)));
        run.loop.step();

        assertThat(run.written()).containsExactly("1:c_2");
        assertThat(run.committed(0)).isEmpty();
    }

    @Test
    void embeddingThatDoesNotFitIsAFault() {
        run.producers.getFirst().commitTransactionException = new RecordTooLargeException("big");
        run.put(0, "c_1", "One.");
        run.loop.step();

        assertThatThrownBy(run.loop::step).isInstanceOf(Fault.class);
    }

    private void commit(int partition, long offset) {
        run.consumer.commitSync(Map.of(partition(partition), new OffsetAndMetadata(offset)));
    }
}
