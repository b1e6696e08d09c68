package dev.lexlog.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/// What is run, and how long. The same seed makes the same vectors, texts and documents.
record Options(Path home, Path target, List<Bench> benches, boolean shortForm, long seed) {
    private static final long SEED = 20_260_101;

    static Options parse(String[] arguments) {
        var asked = List.of(arguments).subList(2, arguments.length).iterator();
        var named = EnumSet.noneOf(Bench.class);
        var shortForm = false;
        var seed = SEED;
        while (asked.hasNext()) {
            var argument = asked.next();
            switch (argument) {
                case "--short" -> shortForm = true;
                case "--seed" -> seed = number(asked.hasNext() ? asked.next() : "nothing");
                default -> named.add(bench(argument));
            }
        }
        return new Options(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                List.copyOf(named.isEmpty() ? EnumSet.allOf(Bench.class) : named),
                shortForm,
                seed);
    }

    private static Bench bench(String name) {
        return Arrays.stream(Bench.values())
                .filter(bench -> bench.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                name + " is none of search, ingest, latency, startup"));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed wants a number, not " + text, e);
        }
    }
}
