package dev.lexlog.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is run, and how long. The same seed makes the same vectors, texts and documents.
record Options(
        Path home,
        Path target,
        List<Bench> benches,
        @Nullable Path collection,
        boolean shortForm,
        long seed) {
    private static final long SEED = 20_260_101;

    static Options parse(String[] arguments) {
        var asked = List.of(arguments).subList(2, arguments.length).iterator();
        var named = EnumSet.noneOf(Bench.class);
        var shortForm = false;
        var seed = SEED;
        Path collection = null;
        while (asked.hasNext()) {
            var argument = asked.next();
            switch (argument) {
                case "--short" -> shortForm = true;
                case "--seed" -> seed = number(asked.hasNext() ? asked.next() : "nothing");
                case "--collection" -> collection = folder(asked);
                default -> named.add(bench(argument));
            }
        }
        return new Options(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                benches(named, collection),
                collection,
                shortForm,
                seed);
    }

    /// All, when none is named, that can do without what was not given.
    private static List<Bench> benches(Set<Bench> named, @Nullable Path collection) {
        if (collection == null && named.contains(Bench.KNOWLEDGE)) {
            throw new IllegalArgumentException("knowledge wants --collection DIR");
        }
        var all =
                collection == null
                        ? EnumSet.complementOf(EnumSet.of(Bench.KNOWLEDGE))
                        : EnumSet.allOf(Bench.class);
        return List.copyOf(named.isEmpty() ? all : named);
    }

    private static Path folder(Iterator<String> asked) {
        if (!asked.hasNext()) {
            throw new IllegalArgumentException("--collection wants a folder");
        }
        return Path.of(asked.next());
    }

    private static Bench bench(String name) {
        return Arrays.stream(Bench.values())
                .filter(bench -> bench.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                name + " is none of search, ingest, knowledge, latency, startup"));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed wants a number, not " + text, e);
        }
    }
}
