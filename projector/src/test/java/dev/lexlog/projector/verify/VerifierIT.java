package dev.lexlog.projector.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.TestLog;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.EmbeddedGenerations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real broker; the generation says that it has read what it never applied.
class VerifierIT {
    private static final String CHUNKS = Topics.DEFAULT.log(LogTable.CHUNKS);

    private TestLog log;
    private EmbeddedGenerations generations;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        log = TestLog.start();
        generations = EmbeddedGenerations.open(folder);
        generations.begin(
                new GenerationSettings(
                        new EmbeddingModel("hashing", 4), "english", TestLog.PARTITIONS));
    }

    @AfterEach
    void stop() throws Exception {
        generations.close();
        log.close();
    }

    @Test
    void rowsThatWereNeverAppliedAreMissed() throws Exception {
        put("c_1".getBytes(UTF_8), "c_1");
        put("c_2".getBytes(UTF_8), "c_2");
        log.write(0, "c_2".getBytes(UTF_8), null);
        passOver();

        var found = chunks(verify());
        assertThat(found.log().onlyThere()).isOne();
        assertThat(found.log().examples()).containsExactly("c_1");
        assertThat(found.logRows()).isOne();
        assertThat(verify().sound()).isFalse();
    }

    /// Its former record may be compacted away already.
    @Test
    void keyThatIsWrittenAgainBehindThePositionIsNotCompared() throws Exception {
        put("c_1".getBytes(UTF_8), "c_1");
        passOver();
        put("c_1".getBytes(UTF_8), "c_1");

        var findings = verify();
        assertThat(findings.sound()).as(findings.reason()).isTrue();
        assertThat(chunks(findings).superseded()).isOne();
    }

    @Test
    void keyThatIsNotUtf8IsAProblemThoughItReadsLikeItsRows() throws Exception {
        put(new byte[] {(byte) 0xc3, '('}, "\ufffd(");
        passOver();

        assertThat(verify().reason()).contains("1 records are no rows", "offset 0");
    }

    @Test
    void keyInTwoPartitionsIsAProblem() throws Exception {
        put("c_1".getBytes(UTF_8), "c_1");
        log.write(1, "c_1".getBytes(UTF_8), log.codec.encode(TestLog.chunk("c_1", "other")));
        passOver();

        assertThat(verify().reason()).contains("1 keys are in more than one partition");
    }

    @Test
    void indexThatDoesNotFindWhatItHoldsIsAProblem() throws Exception {
        for (int i = 0; i < 20; i++) {
            put(("c_" + i).getBytes(UTF_8), "c_" + i);
        }
        passOver(vectors(20));

        assertThat(verify().recallAtTen()).isOne();
        var found = verify(new BlindGeneration(generations.open(1)));
        assertThat(found.recallAtTen()).isZero();
        assertThat(found.reason()).contains("0.000 of the ten nearest");
    }

    @Test
    void oneThatAGraphMayNotLeadToIsToldAndNoProblemAmongManyVectors() throws Exception {
        passOver(vectors(BlindGeneration.VECTORS_FOR_ONE_MISSED));

        var found = verify(new BlindGeneration(generations.open(1)));
        assertThat(found.unindexed()).containsExactly(BlindGeneration.MISSED.value());
        assertThat(found.unindexedCount()).isOne();
        assertThat(found.reason()).doesNotContain("vector index differ");
    }

    @Test
    void oneThatTheIndexDoesNotLeadToIsAProblemAmongFew() throws Exception {
        passOver(vectors(BlindGeneration.VECTORS_FOR_ONE_MISSED - 1));

        assertThat(verify(new BlindGeneration(generations.open(1))).reason())
                .contains("vector index differ", BlindGeneration.MISSED.value());
    }

    private static List<Change> vectors(int count) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < count; i++) {
            var chunk = TestLog.chunk("c_" + i, "text");
            var vector = Embedding.of(new float[] {1, i, i * i, 0}).normalised();
            var row =
                    new ChunkEmbedding(
                            chunk.id(),
                            chunk.document(),
                            null,
                            chunk.source(),
                            chunk.chunkType(),
                            "hashing",
                            vector);
            changes.add(new Change.Put(row, i));
        }
        return changes;
    }

    private void put(byte[] key, String id) throws Exception {
        log.write(0, key, log.codec.encode(TestLog.chunk(id, "text")));
    }

    private void passOver() throws Exception {
        passOver(List.of());
    }

    /// To the ends, as if these had been all that lay in the first partition.
    private void passOver(List<Change> changes) throws Exception {
        var writer = generations.open(1).writer();
        var ends = log.ends();
        writer.take(ends.keySet(), Map.of(CHUNKS, "id"));
        for (var end : ends.entrySet()) {
            var read = end.getKey().partition() == 0 ? changes : List.<Change>of();
            writer.apply(List.of(new Slice(end.getKey(), 0, end.getValue(), null, true, read)));
        }
    }

    private Findings verify() {
        return verify(generations.open(1));
    }

    private Findings verify(Generation generation) {
        var verifier = new Verifier(log.config("one"), log.codec, () -> false);
        return verifier.verify(generation, null);
    }

    private static TableFindings chunks(Findings findings) {
        return findings.tables().stream()
                .filter(table -> table.table().equals("chunks"))
                .findFirst()
                .orElseThrow();
    }
}
