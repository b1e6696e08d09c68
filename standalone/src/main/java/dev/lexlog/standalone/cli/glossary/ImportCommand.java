package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lexlog glossary import`.
@Command(
        name = "import",
        description = {
            "Defines or changes the terms of a CSV file, one a row, in any order. The header is",
            "  name,display_name,definition,domain,parent,parent_verb,aliases,status,tags",
            "or a part of it; aliases are separated by |, tags are JSON, a parent is a name or an id.",
            "An empty cell empties its field; what the file has no column for stays. Importing the",
            "same again changes nothing.",
            "Nothing is published when a row is bad, unless --skip-bad.",
            ""
        },
        footer = {"", "Example:", "  lexlog glossary import sample/glossary.csv --wait"})
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Sending sending = new Sending();
    @Mixin private Author author = new Author();

    @Parameters(paramLabel = "FILE", description = "CSV in UTF-8, with commas or semicolons.")
    private Path file = Path.of("");

    @Option(names = "--skip-bad", description = "Publish the good rows and leave out the bad.")
    private boolean skipBad;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var plan = GlossaryFile.plan(file, sending.api(), author);
        plan.bad()
                .forEach(row ->
                        terminal.err().printf("%s:%d: %s%n", file, row.line(), row.reason()));
        if (!plan.bad().isEmpty() && !skipBad) {
            throw new CommandFailed(
                    "nothing was published, for %d of the rows are bad: correct them or add --skip-bad"
                            .formatted(plan.bad().size()));
        }
        var code = sending.send(plan.edits(), terminal);
        return plan.bad().isEmpty() ? code : 1;
    }
}
