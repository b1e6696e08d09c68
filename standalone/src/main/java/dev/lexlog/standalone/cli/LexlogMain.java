package dev.lexlog.standalone.cli;

import dev.lexlog.standalone.cli.run.EmbeddedStarter;
import dev.lexlog.standalone.cli.terminal.Terminal;

/// Starts the command line: terminal, commands, exit code.
public final class LexlogMain {
    private LexlogMain() {}

    public static void main(String[] arguments) {
        Logging.configure(arguments);
        var terminal = Terminal.ofProcess(System.getenv());
        var starter = new EmbeddedStarter(System.getenv());
        System.exit(new Lexlog(terminal, starter).run(arguments));
    }
}
