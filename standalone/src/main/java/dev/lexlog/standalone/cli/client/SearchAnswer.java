package dev.lexlog.standalone.cli.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `POST /v1/search` answers, as far as a command shows it.
public record SearchAnswer(
        long generation,
        long tookMs,
        List<String> degraded,
        List<Hit> hits,
        @Nullable List<Elsewhere> elsewhere) {

    /// How many chunks another permitted domain holds.
    public record Elsewhere(@Nullable String domainId, long chunks) {}

    public record Hit(int rank, double score, HitChunk chunk) {}

    public record HitChunk(
            String document,
            @Nullable String domainId,
            @Nullable String section,
            @Nullable String content) {}
}
