package dev.lexlog.standalone.cli.glossary;

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

    @Nullable String domain() {
        return domain;
    }
}
