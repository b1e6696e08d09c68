package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lexlog generation cancel`.
@Command(
        name = "cancel",
        description = {
            "Gives up a rebuild and drops what there is of it; or a promotion, and the generation",
            "is ready as before."
        },
        footer = {"", "Example:", "  lexlog generation cancel 2"})
final class CancelCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Following following = new Following();

    @Parameters(paramLabel = "N", description = "The generation's number.")
    private int number;

    CancelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return following.follow(
                terminal,
                generations -> generations.move(number, "cancel"),
                generation -> !generation.is("retiring"),
                generation -> generation.is("retired") || generation.is("ready"));
    }
}
