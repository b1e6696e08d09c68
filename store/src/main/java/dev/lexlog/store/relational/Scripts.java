package dev.lexlog.store.relational;

import dev.lexlog.schemas.failure.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// SQL scripts on the class path.
public final class Scripts {
    private Scripts() {}

    /// The script beside this class.
    public static String read(Class<?> beside, String name) {
        try (var resource = beside.getResourceAsStream(name)) {
            if (resource == null) {
                throw new Fault(name + " is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault("cannot read " + name, e);
        }
    }
}
