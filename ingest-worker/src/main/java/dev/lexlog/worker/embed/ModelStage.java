package dev.lexlog.worker.embed;

import dev.lexlog.schemas.wanted.WantedModel;
import java.util.Map;

/// The stage of a wanted model.
record ModelStage(WantedModel wanted, EmbeddingStage stage) implements AutoCloseable {
    /// Whether it has to go on: it is wanted as it is, and has not failed.
    boolean isStillFor(Map<String, WantedModel> models) {
        return wanted.equals(models.get(wanted.suffix())) && stage.failure().isEmpty();
    }

    StageReport report() {
        return new StageReport(
                wanted.suffix(),
                wanted.model(),
                stage.progress(),
                stage.failure().map(failure -> String.valueOf(failure.getMessage())));
    }

    void retire() {
        stage.retire();
    }

    @Override
    public void close() {
        stage.close();
    }
}
