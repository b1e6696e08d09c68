package dev.lexlog.standalone.cli;

import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// How much the libraries may say, settled before the first of them is loaded. A command's errors
/// are its own to tell; a stack writes a log file, and what is an error to standard error too; a
/// process of one role tells everything on standard error, for whoever runs it collects that.
final class Logging {
    private static final Set<String> STACKS = Set.of("up", "demo");
    private static final Set<String> PROCESSES = Set.of("worker", "projector", "api");

    private Logging() {}

    static void configure(String[] arguments) {
        var debug = Failure.isDebug(arguments);
        var command = arguments.length > 0 ? arguments[0] : "";
        if (STACKS.contains(command)) {
            System.setProperty("logback.configurationFile", "logback-stack.xml");
        } else if (PROCESSES.contains(command)) {
            System.setProperty("logback.configurationFile", "logback-process.xml");
            System.setProperty("lexlog.log.trace", debug ? "%ex" : "%nopex");
            System.setProperty("lexlog.log.libraries", debug ? "INFO" : "ERROR");
        }
        System.setProperty("lexlog.log.stderr", stderr(STACKS.contains(command), debug));
        Logger.getLogger("").setLevel(debug ? Level.INFO : Level.SEVERE);
    }

    private static String stderr(boolean stack, boolean debug) {
        if (debug) {
            return stack ? "WARN" : "DEBUG";
        }
        return stack ? "ERROR" : "OFF";
    }
}
