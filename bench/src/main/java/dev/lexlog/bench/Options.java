package dev.lexlog.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is run, and how long. The same seed makes the same vectors, texts and documents.
record Options(
        Path home,
        Path target,
        List<Bench> benches,
        @Nullable Path collection,
        @Nullable String database,
        boolean shortForm,
        long seed) {
    private static final long SEED = 20_260_101;

    static Options parse(String[] arguments) {
        var asked = List.of(arguments).subList(2, arguments.length).iterator();
        var named = EnumSet.noneOf(Bench.class);
        var shortForm = false;
        var seed = SEED;
        Path collection = null;
        String database = null;
        while (asked.hasNext()) {
            var argument = asked.next();
            switch (argument) {
                case "--short" -> shortForm = true;
                case "--seed" -> seed = number(asked.hasNext() ? asked.next() : "nothing");
                case "--collection" -> collection = folder(asked);
                case "--database" -> database = asked.hasNext() ? asked.next() : "nothing";
                default -> named.add(bench(argument));
            }
        }
        return new Options(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                benches(named, collection, database),
                collection,
                database,
                shortForm,
                seed);
    }

    /// All, when none is named, that can do without what was not given.
    private static List<Bench> benches(
            Set<Bench> named, @Nullable Path collection, @Nullable String database) {
        var all = EnumSet.allOf(Bench.class);
        if (collection == null) {
            leaveOut(Bench.KNOWLEDGE, all, named, "--collection DIR");
        }
        if (database == null) {
            leaveOut(Bench.POSTGRES_SEARCH, all, named, "--database URL");
            leaveOut(Bench.POSTGRES_WRITE, all, named, "--database URL");
            leaveOut(Bench.PROJECTORS, all, named, "--database URL");
        }
        return List.copyOf(named.isEmpty() ? all : named);
    }

    private static void leaveOut(Bench bench, Set<Bench> all, Set<Bench> named, String option) {
        if (named.contains(bench)) {
            throw new IllegalArgumentException(bench.wireName() + " wants " + option);
        }
        all.remove(bench);
    }

    private static Path folder(Iterator<String> asked) {
        if (!asked.hasNext()) {
            throw new IllegalArgumentException("--collection wants a folder");
        }
        return Path.of(asked.next());
    }

    private static Bench bench(String name) {
        return Arrays.stream(Bench.values())
                .filter(bench -> bench.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                name
                                        + " is none of search, postgres-search, postgres-write, projectors, rebuild, ingest, knowledge, latency, startup"));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed wants a number, not " + text, e);
        }
    }
}
