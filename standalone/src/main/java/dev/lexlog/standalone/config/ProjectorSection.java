package dev.lexlog.standalone.config;

import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import dev.lexlog.standalone.setting.Values;
import java.time.Duration;
import java.util.List;

/// `projector.*`.
public record ProjectorSection(
        String instance,
        int maxRecords,
        int maxBytes,
        String groupProtocol,
        Duration sessionTimeout,
        int readyLag,
        int healthPort) {
    static final Setting<String> INSTANCE =
            Setting.open(
                    "projector.instance",
                    InstanceName.KIND,
                    "Its name among the projectors of its generation, as `worker.instance` is a"
                            + " worker's. Default: the host's name. `--instance` beats it.");

    private static final Setting<Integer> MAX_RECORDS =
            new Setting<>(
                    "projector.max-records",
                    Kind.number(1, 1_000_000),
                    Integer.toString(ProjectorConfig.DEFAULT_MAX_RECORDS),
                    "Records applied in one database transaction, at most.");

    private static final Setting<Integer> MAX_BYTES =
            new Setting<>(
                    "projector.max-bytes",
                    Kind.SIZE_TEXT,
                    "32MiB",
                    "Unpacked bytes of one transaction, at most; a single larger record passes.");

    private static final Setting<String> GROUP_PROTOCOL =
            new Setting<>(
                    "projector.group-protocol",
                    Kind.oneOf("classic", "consumer"),
                    "classic",
                    "Kafka's protocol for groups. With `consumer` the brokers set the session's"
                            + " time-out (`group.consumer.session.timeout.ms`).");

    private static final Setting<Duration> SESSION_TIMEOUT =
            new Setting<>(
                    "projector.session-timeout",
                    Kind.DURATION_TEXT,
                    "45s",
                    "How long a projector that is silent keeps its partitions (`classic`). The"
                            + " brokers bound it (`group.min.session.timeout.ms`).");

    private static final Setting<Integer> READY_LAG =
            new Setting<>(
                    "projector.ready-lag",
                    Kind.number(0, Integer.MAX_VALUE),
                    "10000",
                    "A generation that is more records behind the log is not ready.");

    private static final Setting<Integer> HEALTH_PORT =
            new Setting<>(
                    "projector.health-port",
                    HealthSection.PORT,
                    "8092",
                    "`/health/live`, `/health/ready` and `/metrics` of a projector; 0: any free"
                            + " port.");

    static List<Setting<?>> listed() {
        return List.of(
                INSTANCE,
                MAX_RECORDS,
                MAX_BYTES,
                GROUP_PROTOCOL,
                SESSION_TIMEOUT,
                READY_LAG,
                HEALTH_PORT);
    }

    static ProjectorSection of(Values values) {
        return new ProjectorSection(
                values.find(INSTANCE).orElseGet(InstanceName::ofHost),
                values.get(MAX_RECORDS),
                values.get(MAX_BYTES),
                values.get(GROUP_PROTOCOL),
                values.get(SESSION_TIMEOUT),
                values.get(READY_LAG),
                values.get(HEALTH_PORT));
    }
}
