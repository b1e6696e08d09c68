package dev.lexlog.standalone.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ids as the contract tells to compute them, without our own code.
final class IdHash {
    private IdHash() {}

    /// 16 hexadecimal digits of SHA-256 over a JSON array. A `'` stands for a `"`.
    static String of(String array) {
        return sha256(array.replace('\'', '"')).substring(0, 16);
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
