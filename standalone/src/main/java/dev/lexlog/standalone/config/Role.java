package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Setting;
import java.util.Locale;
import java.util.Optional;

/// The processes that an installation is made of.
public enum Role {
    WORKER,
    PROJECTOR,
    API;

    /// Its command.
    public String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What `--instance` sets; an API that keeps its own index has a projector inside.
    Setting<String> instance() {
        return switch (this) {
            case WORKER -> WorkerSection.INSTANCE;
            case PROJECTOR, API -> ProjectorSection.INSTANCE;
        };
    }

    Optional<Setting<DatabaseUrl>> database() {
        return switch (this) {
            case WORKER -> Optional.empty();
            case PROJECTOR, API -> Optional.of(StorageConfig.URL);
        };
    }
}
