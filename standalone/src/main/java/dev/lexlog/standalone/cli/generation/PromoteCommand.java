package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lexlog generation promote`.
@Command(
        name = "promote",
        description = {
            "Makes a generation that is ready the one that answers. Nobody has to wait: requests",
            "end where they began, and the former one keeps following the log until it is retired."
        },
        footer = {"", "Example:", "  lexlog generation promote 2"})
final class PromoteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Following following = new Following();

    @Parameters(paramLabel = "N", description = "The generation's number.")
    private int number;

    PromoteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return following.follow(
                terminal,
                generations -> generations.move(number, "promote"),
                generation -> !generation.is("promoting"),
                generation -> generation.is("live"));
    }
}
