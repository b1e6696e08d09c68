package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import java.util.List;

/// `health.*`: of worker and projector; the API tells its health beside everything else.
final class HealthSection {
    static final Kind<Integer> PORT = Kind.number(0, 65_535);

    static final Setting<String> HOST =
            new Setting<>(
                    "health.host",
                    Kind.TEXT,
                    "127.0.0.1",
                    "The address on which worker and projector tell their health.");

    private HealthSection() {}

    static List<Setting<?>> listed() {
        return List.of(HOST);
    }
}
