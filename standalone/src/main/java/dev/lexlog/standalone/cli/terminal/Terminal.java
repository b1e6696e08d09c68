package dev.lexlog.standalone.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The two output streams and what is known of who reads them. Only the launcher can tell (Java's
/// console needs all of input and output to be a terminal), so it comes by system properties.
public record Terminal(
        PrintStream out, PrintStream err, boolean colours, boolean progress, int columns) {
    private static final int UNKNOWN_COLUMNS = 100;
    private static final int MOST_READABLE_COLUMNS = 120;

    public static Terminal ofProcess(Map<String, String> environment) {
        var noColour =
                !environment.getOrDefault("NO_COLOR", "").isEmpty()
                        || "dumb".equals(environment.get("TERM"));
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Boolean.getBoolean("lexlog.stdout.terminal") && !noColour,
                Boolean.getBoolean("lexlog.stderr.terminal"),
                Integer.getInteger("lexlog.columns", UNKNOWN_COLUMNS));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    public int textColumns() {
        return Math.clamp(columns, 40, MOST_READABLE_COLUMNS);
    }

    public String strong(String text) {
        return colours ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    public String faint(String text) {
        return colours ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
