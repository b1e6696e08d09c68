package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.client.Confirmation;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lexlog generation retire`.
@Command(
        name = "retire",
        description = {
            "Drops a generation that does not answer. It follows the log no more, and is gone when",
            "no request can still be reading it: the longest time-out after it was last live."
        },
        footer = {"", "Example:", "  lexlog generation retire 1 --yes --no-wait"})
final class RetireCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Following following = new Following();
    @Mixin private Confirmation confirmation = new Confirmation();

    @Parameters(paramLabel = "N", description = "The generation's number.")
    private int number;

    RetireCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        confirmation.require(
                "drop generation %d, so that nothing rolls back to it".formatted(number), terminal);
        return following.follow(
                terminal,
                generations -> generations.move(number, "retire"),
                generation -> !generation.is("retiring"),
                generation -> generation.is("retired"));
    }
}
