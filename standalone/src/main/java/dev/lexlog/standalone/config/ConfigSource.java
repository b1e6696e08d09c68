package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a process finds its configuration: `file`, or `lexlog.yaml` in the `working` folder when
/// that is there; the environment; and the command line.
public record ConfigSource(
        @Nullable Path file,
        Path working,
        Map<String, String> environment,
        @Nullable String instance) {
    private static final String NAME = "lexlog.yaml";

    public ConfigSource {
        environment = Map.copyOf(environment);
    }

    /// {@link dev.lexlog.standalone.data.CannotStart} with everything that is wrong.
    public LexlogConfig read(Role role) {
        return LexlogConfig.of(role, values(role));
    }

    /// As given, not yet checked.
    public Values values(Role role) {
        var options =
                instance == null
                        ? Map.<String, String>of()
                        : Map.of(role.instance().key(), instance);
        return Values.read(LexlogConfig.CATALOGUE, found(), environment, options);
    }

    private @Nullable Path found() {
        if (file != null) {
            return file;
        }
        var usual = working.resolve(NAME);
        return Files.exists(usual) ? usual : null;
    }
}
