package dev.lexlog.bench.pipeline;

import java.util.Locale;

/// How much in what time.
record Throughput(long documents, long chunks, long nanos) {
    double seconds() {
        return nanos / 1e9;
    }

    /// Both together, as if one had followed the other.
    Throughput plus(Throughput other) {
        return new Throughput(
                documents + other.documents, chunks + other.chunks, nanos + other.nanos);
    }

    double chunksASecond() {
        return chunks / seconds();
    }

    String cell() {
        return String.format(
                Locale.ROOT,
                "%.1f documents/s, %.1f chunks/s",
                documents / seconds(),
                chunksASecond());
    }
}
