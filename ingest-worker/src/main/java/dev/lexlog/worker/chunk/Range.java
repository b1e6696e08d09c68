package dev.lexlog.worker.chunk;

/// `[start, end)` of a text, in code points.
record Range(int start, int end) {
    int length() {
        return end - start;
    }
}
