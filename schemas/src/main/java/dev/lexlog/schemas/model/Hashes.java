package dev.lexlog.schemas.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SHA-256 in lower-case hexadecimal: of content, and of canonical arrays ({@link Keys}) for ids.
public final class Hashes {
    private static final String BETWEEN_CHUNKS = "\u001f";

    private Hashes() {}

    /// All 64 digits for the text as UTF-8: the `content_hash` of a document or chunk.
    public static String content(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /// The `content_hash` of a document that was published as chunks.
    public static String content(List<String> chunks) {
        return content(String.join(BETWEEN_CHUNKS, chunks));
    }

    /// The first digits for the canonical array of the parts.
    public static String id(int digits, @Nullable Object... parts) {
        return HexFormat.of().formatHex(sha256(Keys.array(parts))).substring(0, digits);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
