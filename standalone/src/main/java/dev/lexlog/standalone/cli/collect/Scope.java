package dev.lexlog.standalone.cli.collect;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where events belong that do not say it, and what stands before each file's name.
public record Scope(@Nullable String domain, @Nullable String session, String prefix) {
    /// As an event's JSON names them.
    Map<String, String> fields() {
        var fields = new HashMap<String, String>();
        if (domain != null) {
            fields.put("domain_id", domain);
        }
        if (session != null) {
            fields.put("session_id", session);
        }
        return fields;
    }
}
