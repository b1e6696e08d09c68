package dev.lexlog.standalone.cli.collect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Strict decoding: a replacement character would be published as if it had been written.
public final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    public static Optional<String> decode(byte[] bytes) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(
                    !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
                            ? text.substring(1)
                            : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
