package dev.lexlog.standalone.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A terminal whose output is kept.
public final class Recorded {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    public Terminal plain() {
        return terminal(false);
    }

    public Terminal coloured() {
        return terminal(true);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// Standard error is a terminal too: somebody watches.
    public Terminal watched() {
        return new Terminal(stream(out), stream(err), false, true, 80);
    }

    private Terminal terminal(boolean colours) {
        return new Terminal(stream(out), stream(err), colours, false, 80);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
