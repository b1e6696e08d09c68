package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.collect.FileCollector;
import dev.lexlog.standalone.cli.csv.GlossaryCsv;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog glossary export`.
@Command(
        name = "export",
        description = "Writes a user's terms as CSV, such that importing it changes nothing.",
        footer = {
            "",
            "Examples:",
            "  lexlog glossary export > glossary.csv",
            "  lexlog glossary export --domain finance --output finance.csv"
        })
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();
    @Mixin private Owner owner = new Owner();

    @Option(names = "--output", paramLabel = "FILE", description = "Instead of standard output.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Everything the terms hold, as JSON.")
    private boolean json;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var terms = new Terms(servers.api(), owner);
        var known = terms.all();
        var text =
                json
                        ? JsonText.of(terms.list(owner.givenDomain()))
                        : GlossaryCsv.write(new ExportedRows(owner.user(), known).of(owner::means));
        write(text);
        return 0;
    }

    private void write(String text) {
        var file = output;
        if (file == null) {
            terminal.out().print(text);
            terminal.out().flush();
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailed(
                    "cannot write %s: %s".formatted(file, FileCollector.reason(e)), e);
        }
    }
}
