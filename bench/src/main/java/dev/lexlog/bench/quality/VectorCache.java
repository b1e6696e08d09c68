package dev.lexlog.bench.quality;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Passage vectors kept in a file between runs: records of a SHA-256 of model and text, then the
/// vector. A record that a stopped run left half written is overwritten.
final class VectorCache {
    private static final int BATCH = 64;
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final Embedder embedder;
    private final int recordBytes;
    private final Map<ByteBuffer, Embedding> known = new HashMap<>();

    VectorCache(Path file, Embedder embedder) throws IOException {
        this.file = file;
        this.embedder = embedder;
        this.recordBytes = KEY_BYTES + embedder.model().dimension() * Float.BYTES;
        if (Files.exists(file)) {
            read();
        }
    }

    /// The vectors of the documents, by the same ids; missing ones are made and kept.
    Map<String, Embedding> vectors(Map<String, String> documents) throws IOException {
        List<String> missing =
                documents.values().stream()
                        .distinct()
                        .filter(text -> !known.containsKey(key(text)))
                        .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            keep(missing.subList(from, Math.min(missing.size(), from + BATCH)));
            System.err.printf(
                    "embedded %d of %d%n", Math.min(from + BATCH, missing.size()), missing.size());
        }
        var vectors = new LinkedHashMap<String, Embedding>();
        documents.forEach((id, text) -> vectors.put(id, known.get(key(text))));
        return vectors;
    }

    private void read() throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        while (bytes.remaining() >= recordBytes) {
            var key = new byte[KEY_BYTES];
            var vector = new byte[recordBytes - KEY_BYTES];
            bytes.get(key).get(vector);
            known.put(ByteBuffer.wrap(key), Embedding.fromBytes(vector));
        }
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes.position());
        }
    }

    private void keep(List<String> texts) throws IOException {
        List<Embedding> vectors = embedder.embedPassages(texts);
        var records = ByteBuffer.allocate(texts.size() * recordBytes);
        for (int i = 0; i < texts.size(); i++) {
            ByteBuffer key = key(texts.get(i));
            known.put(key, vectors.get(i));
            records.put(key.duplicate()).put(vectors.get(i).toBytes());
        }
        Files.write(file, records.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private ByteBuffer key(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(embedder.model().name().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
