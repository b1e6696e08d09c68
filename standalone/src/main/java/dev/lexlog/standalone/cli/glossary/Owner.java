package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.model.Scopes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whose terms, and which of them.
final class Owner {
    @Option(
            names = "--user",
            paramLabel = "U",
            defaultValue = "${env:LEXLOG_USER:-default}",
            description = "Whose glossary ($LEXLOG_USER, else default).")
    private String user = "default";

    @Option(names = "--domain", paramLabel = "D", description = "The terms' domain. Default: none.")
    private @Nullable String domain;

    String user() {
        return user;
    }

    /// The domain of an edit; null for none.
    @Nullable String domain() {
        return Scopes.domain(domain);
    }

    /// As it was given, for the API to read; null when it was not.
    @Nullable String givenDomain() {
        return domain;
    }

    /// Whether terms of a domain (null: of none) are meant: of any, unless one was given.
    boolean means(@Nullable String termDomain) {
        return domain == null || Objects.equals(domain(), termDomain);
    }

    /// Whose terms, for a message.
    String text() {
        return domain == null ? "user " + user : "user %s in domain '%s'".formatted(user, domain);
    }
}
