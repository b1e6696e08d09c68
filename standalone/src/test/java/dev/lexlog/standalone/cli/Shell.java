package dev.lexlog.standalone.cli;

import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.cli.run.StackStarter;
import dev.lexlog.standalone.cli.terminal.Recorded;
import java.util.ArrayList;
import java.util.List;

/// `lexlog` as typed, against a running stack.
final class Shell {
    private static final StackStarter NONE =
            (_, _, _) -> {
                throw new AssertionError("the stack runs already");
            };

    private final Address address;

    Shell(Address address) {
        this.address = address;
    }

    /// A command that only reads.
    Done ask(String... arguments) {
        return run(arguments, List.of("--api", address.api().toString()));
    }

    /// A command that publishes; it waits.
    Done send(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--wait");
        return sendOnly(all.toArray(String[]::new));
    }

    /// A command that publishes, and knows itself whether it waits.
    Done sendOnly(String... arguments) {
        return run(
                arguments,
                List.of(
                        "--api",
                        address.api().toString(),
                        "--bootstrap-servers",
                        address.kafka(),
                        "--schema-registry-url",
                        address.registry()));
    }

    private static Done run(String[] arguments, List<String> options) {
        var recorded = new Recorded();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(options);
        int code = new Lexlog(recorded.plain(), NONE).run(all.toArray(String[]::new));
        return new Done(code, recorded.out(), recorded.err());
    }

    /// What came of it.
    record Done(int code, String out, String err) {}
}
