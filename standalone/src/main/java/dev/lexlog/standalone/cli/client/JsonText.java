package dev.lexlog.standalone.cli.client;

import org.jspecify.annotations.Nullable;

/// What `--json` prints.
public final class JsonText {
    private JsonText() {}

    public static String of(@Nullable Object value) {
        return Wire.write(value);
    }
}
