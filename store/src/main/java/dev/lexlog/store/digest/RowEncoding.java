package dev.lexlog.store.digest;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row as bytes that no other row has: every column in the table's order, each with its length;
/// null is the length -1. A chunk's supplied vector is no column.
final class RowEncoding {
    private static final int NULL = -1;

    private final MessageDigest sha256;

    RowEncoding() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    ByteBuffer hash(LogRow row) {
        switch (row) {
            case Document document -> columns(document);
            case Chunk chunk -> columns(chunk);
            case ChunkPosition position -> columns(position);
            case ChunkEmbedding embedding -> columns(embedding);
        }
        return ByteBuffer.wrap(sha256.digest());
    }

    private void columns(Document row) {
        columns(row.id());
        text(row.source().wireName());
        text(row.chunkType().wireName());
        text(row.contentType());
        text(row.contentHash());
        number((long) row.chunkCount());
        text(row.sourceUrl());
        number((long) row.attributes().size());
        row.attributes()
                .forEach((name, value) -> {
                    text(name);
                    text(value);
                });
        time(row.createdAt());
        time(row.updatedAt());
    }

    private void columns(Chunk row) {
        text(row.id().value());
        columns(row.document());
        text(row.user());
        text(row.source().wireName());
        text(row.chunkType().wireName());
        text(row.section());
        text(row.content());
        text(row.contentHash());
    }

    private void columns(ChunkPosition row) {
        text(row.id().value());
        number((long) row.index());
        number(longOf(row.start()));
        number(longOf(row.end()));
        time(row.updatedAt());
    }

    private void columns(ChunkEmbedding row) {
        text(row.id().value());
        columns(row.document());
        text(row.user());
        text(row.source().wireName());
        text(row.chunkType().wireName());
        text(row.model());
        bytes(row.vector().toBytes());
    }

    private void columns(DocumentId id) {
        text(id.domain());
        text(id.session());
        text(id.name());
    }

    private void text(@Nullable String value) {
        bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    private void time(Instant value) {
        number(value.toEpochMilli());
    }

    private void number(@Nullable Long value) {
        bytes(value == null ? null : ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private void bytes(byte @Nullable [] value) {
        sha256.update(intBytes(value == null ? NULL : value.length));
        if (value != null) {
            sha256.update(value);
        }
    }

    private static byte[] intBytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static @Nullable Long longOf(@Nullable Integer value) {
        return value == null ? null : Long.valueOf(value);
    }
}
