package dev.lexlog.standalone.cli.publish;

import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LogServers;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.collect.Collected;
import dev.lexlog.standalone.cli.collect.FileCollector;
import dev.lexlog.standalone.cli.collect.Scope;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lexlog publish`.
@Command(
        name = "publish",
        description = {
            "Publishes documents: folders of .md, .txt and .html, or files of events.",
            "",
            "A document's name is its path below the folder. Publishing the same again changes",
            "nothing. In .jsonl and .ndjson files each line is a document",
            "  {\"name\", \"content\", \"domain_id\"?, \"session_id\"?, \"source\"?, \"source_url\"?,"
                    + " \"attributes\"?}",
            "or, with a \"type\" such as \"EntitiesExtracted\" or \"TermDefined\", that event with its"
                    + " fields.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lexlog publish docs/ --wait",
            "  lexlog publish handbook/ --domain hr --prefix handbook/",
            "  lexlog publish events.jsonl --json"
        })
public final class PublishCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();
    @Mixin private LogServers logServers = new LogServers();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders and files.")
    private List<Path> paths = List.of();

    @Option(names = "--domain", paramLabel = "D", description = "The documents' domain.")
    private @Nullable String domain;

    @Option(names = "--session", paramLabel = "S", description = "The documents' session.")
    private @Nullable String session;

    @Option(
            names = "--prefix",
            paramLabel = "P",
            defaultValue = "",
            description = "Written before each file's name, as it is.")
    private String prefix = "";

    @Option(
            names = "--wait",
            description = "Wait until all is searchable; fails when anything was refused.")
    private boolean wait;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    public PublishCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var collected = FileCollector.collect(paths);
        if (collected.isEmpty()) {
            throw nothing(collected);
        }
        var awaited = wait ? servers.answering() : null;
        try (var connection = LogConnection.open(logServers)) {
            var report =
                    new Publishing(terminal, connection)
                            .publish(collected, new Scope(domain, session, prefix), awaited);
            if (json) {
                terminal.out().println(report.json());
            } else {
                report.print(terminal);
            }
            return report.isGood() ? 0 : 1;
        }
    }

    private CommandFailed nothing(Collected collected) {
        var where = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        var notText =
                collected.notText().isEmpty()
                        ? ""
                        : "; %s are not text: convert first"
                                .formatted(String.join(", ", collected.notText().keySet()));
        return new CommandFailed(
                "nothing to publish in %s: no .md, .txt, .html, .jsonl or .ndjson%s"
                        .formatted(where, notText));
    }
}
