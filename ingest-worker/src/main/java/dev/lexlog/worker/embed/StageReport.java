package dev.lexlog.worker.embed;

import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.Optional;

/// How the stage of a model goes; `failure` says why it ended without being asked to.
public record StageReport(
        String suffix,
        EmbeddingModel model,
        EmbeddingProgress.Snapshot progress,
        Optional<String> failure) {}
