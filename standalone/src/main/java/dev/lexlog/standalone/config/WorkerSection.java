package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import dev.lexlog.standalone.setting.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `worker.*`.
public record WorkerSection(
        String instance,
        Path stateDirectory,
        int threads,
        Duration commitInterval,
        int embeddingBatch,
        Duration sessionTimeout,
        int healthPort) {
    static final Setting<String> INSTANCE =
            Setting.open(
                    "worker.instance",
                    InstanceName.KIND,
                    "Its name among all workers: two that run must differ, and one that comes back"
                            + " under its name gets its partitions back at once. Default: the"
                            + " host's name. `--instance` beats it.");

    private static final Setting<Path> STATE =
            new Setting<>(
                    "worker.state-dir",
                    Kind.PATH,
                    "lexlog-state",
                    "Where workers keep local state, each in a folder of its instance's name. It"
                            + " can be lost: it is restored from Kafka.");

    private static final Setting<Integer> THREADS =
            new Setting<>(
                    "worker.threads", Kind.number(1, 256), "1", "Threads that work on partitions.");

    private static final Setting<Duration> COMMIT_INTERVAL =
            new Setting<>(
                    "worker.commit-interval",
                    Kind.DURATION_TEXT,
                    "100ms",
                    "How often a transaction is committed.");

    private static final Setting<Integer> EMBEDDING_BATCH =
            new Setting<>(
                    "worker.embedding-batch",
                    Kind.number(1, 10_000),
                    "256",
                    "Chunks that are embedded in one transaction, at most.");

    private static final Setting<Duration> SESSION_TIMEOUT =
            new Setting<>(
                    "worker.session-timeout",
                    Kind.DURATION_TEXT,
                    "45s",
                    "How long a worker that is silent keeps its partitions. The brokers bound it"
                            + " (`group.min.session.timeout.ms`).");

    private static final Setting<Integer> HEALTH_PORT =
            new Setting<>(
                    "worker.health-port",
                    HealthSection.PORT,
                    "8091",
                    "`/health/live`, `/health/ready` and `/metrics` of a worker; 0: any free port.");

    static List<Setting<?>> listed() {
        return List.of(
                INSTANCE,
                STATE,
                THREADS,
                COMMIT_INTERVAL,
                EMBEDDING_BATCH,
                SESSION_TIMEOUT,
                HEALTH_PORT);
    }

    static WorkerSection of(Values values) {
        var instance = values.find(INSTANCE).orElseGet(InstanceName::ofHost);
        return new WorkerSection(
                instance,
                values.get(STATE).resolve(instance),
                values.get(THREADS),
                values.get(COMMIT_INTERVAL),
                values.get(EMBEDDING_BATCH),
                values.get(SESSION_TIMEOUT),
                values.get(HEALTH_PORT));
    }
}
