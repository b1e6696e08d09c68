package dev.lexlog.embedding.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A text's token ids, which of them begin a word, and the two that enclose every sequence.
final class Tokens {
    private final int[] ids;
    private final BitSet wordStarts;
    private final int first;
    private final int last;

    private Tokens(int[] ids, BitSet wordStarts, int first, int last) {
        this.ids = ids;
        this.wordStarts = wordStarts;
        this.first = first;
        this.last = last;
    }

    int[] ids() {
        return ids.clone();
    }

    /// Enclosed sequences of at most `longest` tokens that cover the text, split between words
    /// wherever a window has more than one; the empty text has one empty window.
    List<long[]> windows(int longest) {
        int room = longest - 2;
        var windows = new ArrayList<long[]>();
        int start = 0;
        do {
            int end = Math.min(ids.length, start + room);
            if (end < ids.length) {
                int boundary = wordStarts.previousSetBit(end);
                end = boundary > start ? boundary : end;
            }
            windows.add(enclosed(start, end));
            start = end;
        } while (start < ids.length);
        return windows;
    }

    private long[] enclosed(int start, int end) {
        var window = new long[end - start + 2];
        window[0] = first;
        for (int i = start; i < end; i++) {
            window[i - start + 1] = ids[i];
        }
        window[window.length - 1] = last;
        return window;
    }

    /// Collects word by word.
    static final class Builder {
        private int[] ids = new int[256];
        private int size;
        private final BitSet wordStarts = new BitSet();

        void addWord(int... pieces) {
            if (size + pieces.length > ids.length) {
                ids = Arrays.copyOf(ids, Math.max(ids.length * 2, size + pieces.length));
            }
            wordStarts.set(size);
            System.arraycopy(pieces, 0, ids, size, pieces.length);
            size += pieces.length;
        }

        Tokens build(int first, int last) {
            return new Tokens(Arrays.copyOf(ids, size), wordStarts, first, last);
        }
    }
}
