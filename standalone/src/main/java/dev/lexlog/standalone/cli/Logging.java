package dev.lexlog.standalone.cli;

import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// How much the libraries may say, settled before the first of them is loaded. A command's errors
/// are its own to tell; a stack writes a log file, and what is an error to standard error too.
final class Logging {
    private static final Set<String> STACKS = Set.of("up", "demo");

    private Logging() {}

    static void configure(String[] arguments) {
        var debug = Failure.isDebug(arguments);
        var stack = arguments.length > 0 && STACKS.contains(arguments[0]);
        if (stack) {
            System.setProperty("logback.configurationFile", "logback-stack.xml");
        }
        System.setProperty("lexlog.log.stderr", stderr(stack, debug));
        Logger.getLogger("").setLevel(debug ? Level.INFO : Level.SEVERE);
    }

    private static String stderr(boolean stack, boolean debug) {
        if (debug) {
            return stack ? "WARN" : "DEBUG";
        }
        return stack ? "ERROR" : "OFF";
    }
}
