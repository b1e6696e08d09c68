package dev.lexlog.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Percent-encoding of UTF-8. Split first, then decode: an encoded separator is no separator.
final class PercentEncoding {
    private PercentEncoding() {}

    static List<String> split(String rawPath) {
        var path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        return Arrays.asList(path.split("/", -1));
    }

    static List<String> decode(String rawPath) {
        return split(rawPath).stream().map(s -> decodePart(s, rawPath)).toList();
    }

    /// Decodes one part; `whole` is what a problem names.
    static String decodePart(String part, String whole) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        var bytes = new ByteArrayOutputStream(part.length());
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) != '%') {
                int codePoint = part.codePointAt(i);
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(codePoint) - 1;
                continue;
            }
            if (i + 2 >= part.length()
                    || !isHex(part.charAt(i + 1))
                    || !isHex(part.charAt(i + 2))) {
                throw new Problem(400, whole + ": % is not followed by two hexadecimal digits")
                        .asException();
            }
            bytes.write(HexFormat.fromHexDigits(part, i + 1, i + 3));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(400, whole + " is not percent-encoded UTF-8").asException();
        }
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }
}
