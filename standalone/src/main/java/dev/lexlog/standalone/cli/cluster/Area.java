package dev.lexlog.standalone.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.standalone.cli.client.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The scope whose entities are clustered, and the user whose terms speak for them.
record Area(@Nullable String domain, @Nullable String session, String user) {
    Area {
        domain = Scopes.domain(domain);
        session = Scopes.session(session);
    }

    /// What is seen from there; rows of no domain are among it.
    Target of(Target target) {
        return target.with("domains", domain == null ? "" : domain)
                .with("session", session)
                .with("user", user);
    }

    Map<String, Object> fields() {
        return Map.of(
                "domains", domain == null ? List.of() : List.of(domain),
                "session", session == null ? "" : session,
                "user", user);
    }

    boolean holds(JsonNode row) {
        return Objects.equals(row.path("domain_id").textValue(), domain)
                && Objects.equals(row.path("session_id").textValue(), session);
    }
}
