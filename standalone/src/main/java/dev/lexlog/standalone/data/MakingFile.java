package dev.lexlog.standalone.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// `lexlog.json`, written when the folder is made.
record MakingFile(Path file) {
    /// Raised when a data folder of before can no longer be read.
    static final int FORMAT = 3;

    private static final JsonMapper JSON = new JsonMapper();

    Optional<Making> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var json = JSON.readTree(Files.readString(file));
            requireFormat(json.path("format").asInt(1));
            var model =
                    new EmbeddingModel(
                            json.required("model").asText(), json.required("dimension").asInt());
            return Optional.of(
                    new Making(
                            json.required("embedder").asText(),
                            model,
                            json.required("partitions").asInt()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CannotStart(
                    "cannot read " + file + " (" + e.getMessage() + "): another --data", e);
        }
    }

    private void requireFormat(int found) {
        if (found != FORMAT) {
            throw new CannotStart(
                    "data folder %s is of format %d, and this Lexlog reads %d: go back to the Lexlog that made it, or take another --data and publish again"
                            .formatted(file.getParent(), found, FORMAT));
        }
    }

    /// As a whole or not at all, whenever the process dies.
    void write(Making making) throws IOException {
        var json =
                JSON.createObjectNode()
                        .put("format", FORMAT)
                        .put("embedder", making.embedder())
                        .put("model", making.model().name())
                        .put("dimension", making.model().dimension())
                        .put("partitions", making.partitions());
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, json.toPrettyString() + "\n");
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
