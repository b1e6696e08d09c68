package dev.lexlog.standalone.cli.terminal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// What is said when a person ends the process (Ctrl-C) while something is under way.
public final class LastWord {
    private LastWord() {}

    public static <T> T during(Runnable tell, Supplier<T> work) {
        var hook = Thread.ofPlatform().name("interrupted").unstarted(tell);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            forget(hook);
        }
    }

    /// When the process is ending the hook has the last word: the work fails by then, and nobody
    /// wants to read how.
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            while (true) {
                LockSupport.park(ending);
            }
        }
    }
}
