package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.generation.Generation.Verification;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lexlog generation verify`.
@Command(
        name = "verify",
        description = {
            "Compares a generation with the log, row by row, and its index with its vectors, and",
            "prints what it found. Exit code 1 when something is wrong."
        },
        footer = {"", "Example:", "  lexlog generation verify 2 --json | jq .verification.report"})
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Following following = new Following();

    @Parameters(paramLabel = "N", description = "The generation's number.")
    private int number;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return following.follow(
                terminal,
                generations -> generations.move(number, "verify"),
                VerifyCommand::hasEnded,
                VerifyCommand::isSound,
                ReportText::of);
    }

    private static boolean hasEnded(Generation generation) {
        return (!generation.verificationWanted() && !generation.is("verifying"))
                || generation.isLeaving();
    }

    private static boolean isSound(Generation generation) {
        return generation.verification() instanceof Verification(_, boolean sound, _)
                && sound
                && !generation.isLeaving();
    }
}
