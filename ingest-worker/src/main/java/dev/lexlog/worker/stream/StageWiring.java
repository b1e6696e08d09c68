package dev.lexlog.worker.stream;

import dev.lexlog.worker.stage.TaskStores;

/// Makes the stages of one task over its stores. Called once for every task, and once before all of
/// them to learn which topics they read.
public interface StageWiring {
    TaskStages of(TaskStores stores);
}
