package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog generation list`.
@Command(
        name = "list",
        description = "Lists the generations by number: what each is doing, and how large it is.",
        footer = {
            "",
            "Examples:",
            "  lexlog generation list",
            "  lexlog generation list --json | jq '.items[] | {number, state, lag_records}'"
        })
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();

    @Option(names = "--all", description = "The retired ones too.")
    private boolean all;

    @Option(names = "--json", description = "All of each, the retired ones too.")
    private boolean json;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var generations = new Generations(servers.api());
        var tree = generations.list();
        if (json) {
            terminal.out().println(JsonText.of(tree));
            return 0;
        }
        var shown =
                tree.path("items")
                        .valueStream()
                        .map(generations::read)
                        .filter(generation -> all || !generation.is("retired"))
                        .toList();
        GenerationText.table(shown).forEach(terminal.out()::println);
        return 0;
    }
}
