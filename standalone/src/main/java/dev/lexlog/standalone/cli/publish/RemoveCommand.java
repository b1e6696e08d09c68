package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.standalone.cli.client.LogServers;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lexlog remove`.
@Command(
        name = "remove",
        description = "Removes documents by their names, with all that was made of them.",
        footer = {
            "",
            "Examples:",
            "  lexlog remove runbooks/old.md --wait",
            "  lexlog remove policy.md --domain hr"
        })
public final class RemoveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();
    @Mixin private LogServers logServers = new LogServers();

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names of documents.")
    private List<String> names = List.of();

    @Option(names = "--domain", paramLabel = "D", description = "The documents' domain.")
    private @Nullable String domain;

    @Option(names = "--session", paramLabel = "S", description = "The documents' session.")
    private @Nullable String session;

    @Option(names = "--wait", description = "Wait until they are gone from searches.")
    private boolean wait;

    public RemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var awaited = wait ? servers.answering() : null;
        try (var connection = LogConnection.open(logServers)) {
            var publication = connection.publication();
            names.forEach(name -> publication.send(removal(name)));
            publication.flush();
            if (awaited == null) {
                terminal.out().printf("removal of %d published%n", publication.acknowledged());
                return 0;
            }
            var outcome = new Arrival(awaited, terminal).of(publication.sent(), List.of());
            return told(outcome);
        }
    }

    private int told(Outcome outcome) {
        outcome.refused()
                .forEach(one ->
                        terminal.err()
                                .printf(
                                        "refused %s: %s (%s)%n",
                                        one.name(), one.reason(), one.message()));
        terminal.out()
                .printf(
                        "removals applied %d, refused %d%n",
                        outcome.removed(), outcome.refused().size());
        return outcome.refused().isEmpty() ? 0 : 1;
    }

    private DocumentEvent removal(String name) {
        return new DocumentEvent(name, domain, session, "", null, new DocumentRemoved(null));
    }
}
