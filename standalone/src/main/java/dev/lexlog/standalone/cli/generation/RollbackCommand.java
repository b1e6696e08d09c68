package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lexlog generation rollback`.
@Command(
        name = "rollback",
        description = {
            "Makes the generation that was live before the one that answers again. It has followed",
            "the log all the time, so nothing that was published meanwhile is missing."
        },
        footer = {"", "Example:", "  lexlog generation rollback"})
final class RollbackCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Following following = new Following();

    RollbackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return following.follow(
                terminal,
                Generations::rollBack,
                generation -> !generation.is("promoting"),
                generation -> generation.is("live"));
    }
}
