package dev.lexlog.standalone.cli;

import java.util.Arrays;
import java.util.Set;

/// How much the libraries may say, settled before the first of them is loaded: a command's errors
/// are its own to tell.
final class Logging {
    private static final Set<String> STACKS = Set.of("up", "demo");

    private Logging() {}

    static void configure(String[] arguments) {
        System.setProperty("lexlog.log.level", level(arguments));
    }

    static String level(String... arguments) {
        if (Failure.isDebug(arguments)) {
            return "DEBUG";
        }
        return Arrays.stream(arguments).anyMatch(STACKS::contains) ? "WARN" : "OFF";
    }
}
