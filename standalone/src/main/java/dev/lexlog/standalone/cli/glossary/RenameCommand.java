package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog glossary rename`.
@Command(
        name = "rename",
        description = "Renames a term. The old name becomes an alias; id and children stay.",
        footer = {"", "Example:", "  lexlog glossary rename reefer --to 'refrigerated container'"})
final class RenameCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Sending sending = new Sending();
    @Mixin private Author author = new Author();
    @Mixin private Subject subject = new Subject();

    @Option(names = "--to", required = true, paramLabel = "NEW", description = "The new name.")
    private String newName = "";

    RenameCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var renamed = new TermRenamed(subject.id(), subject.name(), newName);
        return sending.send(List.of(author.edit(renamed)), terminal);
    }
}
