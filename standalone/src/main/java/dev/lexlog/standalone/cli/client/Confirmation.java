package dev.lexlog.standalone.cli.client;

import dev.lexlog.standalone.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/// A person who removes much has to mean it; a script does.
public final class Confirmation {
    @Option(names = "--yes", description = "Yes, all of it: needed at a terminal.")
    private boolean yes;

    /// Returns when it was meant.
    ///
    /// @param what as in "remove all terms"
    public void require(String what, Terminal terminal) {
        if (terminal.progress() && !yes) {
            throw new CommandFailed("this would %s: add --yes if that is meant".formatted(what));
        }
    }
}
