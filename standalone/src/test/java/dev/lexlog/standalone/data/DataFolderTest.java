package dev.lexlog.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.model.EmbeddingModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Making ONNX = new Making("onnx", new EmbeddingModel("bge", 384), 6);

    @TempDir Path temp;

    @Test
    void folderIsMadeAndOpensAgain() {
        var path = temp.resolve("a/b");
        open(path, ONNX).close();

        try (var folder = open(path, ONNX)) {
            assertThat(folder.kafka()).isEqualTo(path.resolve("kafka"));
        }
    }

    @Test
    void secondUserIsToldWhoHoldsIt() {
        try (var folder = open(temp, ONNX)) {
            folder.announce(URI.create("http://127.0.0.1:8080"));

            assertThatThrownBy(() -> open(temp, ONNX))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(temp + " is in use by")
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void holderLeavesItsAddressInTheLock() throws Exception {
        try (var folder = open(temp, ONNX)) {
            folder.announce(URI.create("http://127.0.0.1:8080"));

            assertThat(Files.readString(temp.resolve("lexlog.lock")))
                    .isEqualTo(
                            "pid %d (lexlog at http://127.0.0.1:8080)\n"
                                    .formatted(ProcessHandle.current().pid()));
        }
    }

    @Test
    void anotherModelIsRefusedWithTheCure() {
        open(temp, ONNX).close();
        var other = new Making("hashing:256", new EmbeddingModel("hashing", 256), 6);

        assertThatThrownBy(() -> open(temp, other))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "data folder %s was made with embedder onnx (bge, 384 dimensions), not"
                                        .formatted(temp)
                                + " hashing:256 (hashing, 256): --embedder onnx, or another"
                                + " --data");
    }

    @Test
    void anotherPartitionCountIsRefusedWithTheCure() {
        open(temp, ONNX).close();

        assertThatThrownBy(() -> open(temp, new Making("onnx", ONNX.model(), 12)))
                .hasMessageEndingWith("was made with 6 partitions, not 12: another --data");
    }

    @Test
    void folderOfAnEarlierLexlogIsRefusedWithTheCure() throws Exception {
        Files.writeString(
                temp.resolve("lexlog.json"),
                "{\"embedder\":\"onnx\",\"model\":\"bge\",\"dimension\":384,\"partitions\":6}");

        assertThatThrownBy(() -> open(temp, ONNX))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(temp + " is of format 1, and this Lexlog reads 3")
                .hasMessageContaining("--data");
    }

    @Test
    void fileInItsPlaceIsNamed() throws Exception {
        var file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> open(file, ONNX))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "cannot write to data folder %s (a file is in its place): another --data"
                                .formatted(file));
    }

    @Test
    void damagedNoteOfItsMakingIsNamed() throws Exception {
        Files.writeString(temp.resolve("lexlog.json"), "{\"format\":3,\"embedder\":\"onnx\"}");

        assertThatThrownBy(() -> open(temp, ONNX))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("lexlog.json");
    }

    @Test
    void defaultPathIsTheUsersUnlessChosen() {
        assertThat(DataFolder.defaultPath(Map.of("LEXLOG_DATA", "/x", "XDG_DATA_HOME", "/y")))
                .isEqualTo(Path.of("/x"));
        assertThat(DataFolder.defaultPath(Map.of("XDG_DATA_HOME", "/y")))
                .isEqualTo(Path.of("/y/lexlog"));
        assertThat(DataFolder.defaultPath(Map.of())).endsWithRaw(Path.of(".local/share/lexlog"));
    }

    private static DataFolder open(Path path, Making making) {
        var folder = DataFolder.open(path);
        try {
            folder.require(making);
            return folder;
        } catch (CannotStart e) {
            folder.close();
            throw e;
        }
    }
}
