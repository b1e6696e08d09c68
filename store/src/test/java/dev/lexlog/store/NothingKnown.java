package dev.lexlog.store;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A port with nothing behind it: every answer is empty.
final class NothingKnown {
    private NothingKnown() {}

    static <T> T of(Class<T> port) {
        var nothing =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, _) -> empty(method.getReturnType()));
        return port.cast(nothing);
    }

    private static Object empty(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == long.class) {
            return 0L;
        }
        return type == Map.class ? Map.of() : List.of();
    }
}
