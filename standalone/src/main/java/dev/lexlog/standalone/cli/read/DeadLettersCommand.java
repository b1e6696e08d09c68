package dev.lexlog.standalone.cli.read;

import dev.lexlog.standalone.cli.client.DeadLetter;
import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog dead-letters`.
@Command(
        name = "dead-letters",
        description = "Lists the records that were refused, and why.",
        footer = {
            "",
            "Examples:",
            "  lexlog dead-letters",
            "  lexlog dead-letters --json | jq -r '.[0].value_base64' | base64 -d"
        })
public final class DeadLettersCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();

    @Option(names = "--json", description = "All of each, its bytes too.")
    private boolean json;

    public DeadLettersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json) {
            printArray();
            return 0;
        }
        var any = new AtomicBoolean();
        servers.api()
                .deadLetters(letter -> {
                    any.set(true);
                    terminal.out().println(line(letter));
                });
        if (!any.get()) {
            terminal.out().println("none: every record was accepted");
        }
        return 0;
    }

    /// One after the other: a letter may hold 12 MiB.
    private void printArray() {
        var separator = new AtomicReference<>("[");
        servers.api()
                .deadLetters(letter ->
                        terminal.out().print(separator.getAndSet(",") + JsonText.of(letter)));
        terminal.out().println(separator.get().equals("[") ? "[]" : "]");
    }

    private static String line(DeadLetter letter) {
        return String.join(
                "  ",
                List.of(
                        letter.timestamp(),
                        letter.reason(),
                        letter.topic() + "/" + letter.partition() + "/" + letter.offset(),
                        letter.key() == null ? "(no key)" : letter.key(),
                        letter.message()));
    }
}
