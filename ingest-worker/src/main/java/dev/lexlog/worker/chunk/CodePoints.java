package dev.lexlog.worker.chunk;

/// A text as an array of code points, so that no offset can fall into a surrogate pair.
final class CodePoints {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final int[] values;

    private CodePoints(int[] values) {
        this.values = values;
    }

    static CodePoints of(String text) {
        var values = new int[text.codePointCount(0, text.length())];
        for (int i = 0, at = 0; i < values.length; i++) {
            values[i] = text.codePointAt(at);
            at += Character.charCount(values[i]);
        }
        return new CodePoints(values);
    }

    int length() {
        return values.length;
    }

    int at(int index) {
        return values[index];
    }

    boolean is(int index, int codePoint) {
        return index < values.length && values[index] == codePoint;
    }

    /// Space of any kind: line ends, no-break spaces and the byte order mark too.
    boolean isSpace(int index) {
        int c = values[index];
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
    }

    int trimmedEnd(int start, int end) {
        int at = end;
        while (at > start && isSpace(at - 1)) {
            at--;
        }
        return at;
    }

    int trimmedStart(int start, int end) {
        int at = start;
        while (at < end && isSpace(at)) {
            at++;
        }
        return at;
    }

    String substring(int start, int end) {
        return new String(values, start, end - start);
    }

    /// A well-mixed hash of a range; it must never change, boundaries in stored logs depend on it.
    int hash(int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + values[i];
        }
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
