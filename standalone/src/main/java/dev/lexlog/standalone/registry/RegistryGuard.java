package dev.lexlog.standalone.registry;

import java.io.IOException;

/// The child's main class: runs the registry until standard input ends. The parent never writes to
/// it, so it ends exactly when the parent is gone, however it died.
public final class RegistryGuard {
    private static final String REGISTRY_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private RegistryGuard() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(RegistryGuard::haltWithParent);
        // By name: the registry's jars are on the child's class path only.
        Class.forName(REGISTRY_MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    private static void haltWithParent() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException _) {
            // A broken pipe is the parent's end, too.
        }
        Runtime.getRuntime().halt(0);
    }
}
