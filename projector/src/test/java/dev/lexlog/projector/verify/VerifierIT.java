package dev.lexlog.projector.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.TestLog;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.EmbeddedGenerations;
import java.nio.file.Path;
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

    private void put(byte[] key, String id) throws Exception {
        log.write(0, key, log.codec.encode(TestLog.chunk(id, "text")));
    }

    private void passOver() throws Exception {
        var writer = generations.open(1).writer();
        var ends = log.ends();
        writer.take(ends.keySet(), Map.of(CHUNKS, "id"));
        for (var end : ends.entrySet()) {
            writer.apply(
                    List.of(new Slice(end.getKey(), 0, end.getValue(), null, true, List.of())));
        }
    }

    private Findings verify() {
        var verifier = new Verifier(log.config("one"), log.codec, () -> false);
        return verifier.verify(generations.open(1), null);
    }

    private static TableFindings chunks(Findings findings) {
        return findings.tables().stream()
                .filter(table -> table.table().equals("chunks"))
                .findFirst()
                .orElseThrow();
    }
}
