package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.cli.client.Confirmation;
import dev.lexlog.standalone.cli.client.LogServers;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.scope.Age;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lexlog erase`.
@Command(
        name = "erase",
        description = {
            "Removes a document, or all of a session with the terms made in it, waits until every",
            "generation and every topic has followed, and prints a receipt: who has acknowledged,",
            "and for each topic the day by which the last record is gone, or never."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:complete: everything has acknowledged, and nothing says never",
            "1:not everything has acknowledged in time; running it again goes on",
            "2:wrong usage",
            "3:everything has acknowledged, but some topic says never"
        },
        footer = {
            "",
            "Examples:",
            "  lexlog erase --document cv/ann.md --domain hr",
            "  lexlog erase --session 2026-11-22-ann --json --yes"
        })
@SuppressWarnings("UnusedVariable") // picocli writes the specification
public final class EraseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private Servers servers = new Servers();
    @Mixin private LogServers logServers = new LogServers();
    @Mixin private Confirmation confirmation = new Confirmation();

    @Option(names = "--document", paramLabel = "NAME", description = "The document's name.")
    private @Nullable String document;

    @Option(names = "--domain", paramLabel = "D", description = "The document's domain.")
    private @Nullable String domain;

    @Option(
            names = "--session",
            paramLabel = "S",
            description = "The document's session; without --document the whole session.")
    private @Nullable String session;

    @Option(
            names = "--timeout",
            paramLabel = "AGE",
            defaultValue = "10m",
            converter = Age.class,
            description = "How long to wait, as in 30s or 2h (${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(10);

    @Option(names = "--json", description = "The receipt as JSON, when it is done.")
    private boolean json;

    public EraseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var subject = subject();
        confirmation.require("erase " + subject, terminal);
        var api = servers.answering();
        try (var log = Log.open(logServers, Topics.DEFAULT)) {
            var receipt = new Receipt(subject, terminal, json);
            new Erasure(subject, api, log, receipt, System.nanoTime() + timeout.toNanos()).run();
            return receipt.finish();
        }
    }

    private Subject subject() {
        if (document != null && document.startsWith("glossary:")) {
            throw usage("that is a term: see lexlog glossary remove");
        }
        if (document != null && !document.isEmpty()) {
            return new Subject.OfDocument(DocumentId.of(domain, session, document));
        }
        if (session == null || session.isEmpty() || domain != null || document != null) {
            throw usage(
                    "either --document NAME, perhaps with --domain and --session, or --session S alone");
        }
        return new Subject.OfSession(session);
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
