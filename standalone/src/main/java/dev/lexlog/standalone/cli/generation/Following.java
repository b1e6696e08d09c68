package dev.lexlog.standalone.cli.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.LastWord;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every order has in common: it is sent, watched until it came to its end, and told.
final class Following {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin private Servers servers = new Servers();

    @Option(names = "--no-wait", description = "Only order it.")
    private boolean noWait;

    @Option(names = "--json", description = "The generation as it is then.")
    private boolean json;

    /// 0 when it ended well or is not waited for, else 1.
    ///
    /// @param order sends it
    /// @param ended whether the generation has come to an end of it
    /// @param well whether that is a good end
    int follow(
            Terminal terminal,
            Function<Generations, JsonNode> order,
            Predicate<Generation> ended,
            Predicate<Generation> well) {
        return follow(terminal, order, ended, well, GenerationText::outcome);
    }

    /// @param told what a person reads then
    int follow(
            Terminal terminal,
            Function<Generations, JsonNode> order,
            Predicate<Generation> ended,
            Predicate<Generation> well,
            Function<Generation, List<String>> told) {
        var generations = new Generations(servers.api());
        var ordered = order.apply(generations);
        int number = generations.read(ordered).number();
        if (noWait) {
            tell(terminal, ordered, GenerationText.outcome(generations.read(ordered)));
            return 0;
        }
        var last =
                LastWord.during(
                        () -> terminal.err().printf("%n%s%n", goesOn(number)),
                        () -> watch(terminal, generations, ordered, ended));
        var generation = generations.read(last);
        tell(terminal, last, told.apply(generation));
        return well.test(generation) ? 0 : 1;
    }

    static String goesOn(int number) {
        return "interrupted: what was ordered of generation %d goes on (lexlog generation list)"
                .formatted(number);
    }

    private static JsonNode watch(
            Terminal terminal,
            Generations generations,
            JsonNode ordered,
            Predicate<Generation> ended) {
        var seen = ordered;
        var generation = generations.read(ordered);
        try (var display = new PhaseDisplay(terminal)) {
            while (!ended.test(generation)) {
                display.show(generation);
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                seen = look(terminal, generations, generation.number());
                generation = generations.read(seen);
            }
            display.show(generation);
        }
        return seen;
    }

    /// The API may be restarted meanwhile.
    private static JsonNode look(Terminal terminal, Generations generations, int number) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            try {
                return generations.find(number);
            } catch (CommandFailed e) {
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                if (!told) {
                    terminal.err().println(e.getMessage() + "; trying again");
                    told = true;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    private void tell(Terminal terminal, JsonNode tree, List<String> lines) {
        if (json) {
            terminal.out().println(JsonText.of(tree));
            return;
        }
        lines.forEach(terminal.out()::println);
    }
}
