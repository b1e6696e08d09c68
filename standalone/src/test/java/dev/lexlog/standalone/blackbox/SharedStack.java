package dev.lexlog.standalone.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One stack for all test classes that say `@ExtendWith(SharedStack.class)`: started when the first
/// of them asks for a {@link Client} (or its {@link Address}), stopped after the last test of the
/// JVM, which Surefire gives one class after the other. Gives each parameter of type {@link Own}
/// names of its own.
public final class SharedStack implements ParameterResolver {
    private static final ExtensionContext.Namespace KEPT =
            ExtensionContext.Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Client.class || type == Address.class || type == Own.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        if (type == Own.class) {
            return Own.fresh();
        }
        var stack = stack(context);
        return type == Client.class ? stack.client() : stack.address();
    }

    private static TestStack stack(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, KEPT)
                .computeIfAbsent("stack", _ -> Kept.start(), Kept.class)
                .stack();
    }

    private record Kept(Path data, TestStack stack) implements AutoCloseable {
        static Kept start() {
            try {
                var data = Files.createTempDirectory("lexlog-shared-");
                return new Kept(data, TestStack.start(data));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            stack.close();
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
