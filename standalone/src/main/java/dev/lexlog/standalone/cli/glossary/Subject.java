package dev.lexlog.standalone.cli.glossary;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The term that an edit is about.
final class Subject {
    @ArgGroup(multiplicity = "1")
    private Either either = new Either();

    @Nullable String name() {
        return either.name;
    }

    @Nullable String id() {
        return either.id;
    }

    private static final class Either {
        @Parameters(paramLabel = "NAME", description = "The term's name in --domain.")
        private @Nullable String name;

        @Option(names = "--id", paramLabel = "ID", description = "Or its id.")
        private @Nullable String id;
    }
}
