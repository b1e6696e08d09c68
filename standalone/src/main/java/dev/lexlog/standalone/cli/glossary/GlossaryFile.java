package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.collect.FileCollector;
import dev.lexlog.standalone.cli.collect.Utf8;
import dev.lexlog.standalone.cli.csv.GlossaryCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A CSV file, compared with the glossary that is stored.
public final class GlossaryFile {
    private GlossaryFile() {}

    /// The edits of a file without bad rows, for the default user.
    public static List<GlossaryEdit> edits(Path file, LexlogApi api) {
        var plan = plan(file, api, new Author());
        if (!plan.bad().isEmpty()) {
            throw new CommandFailed("%s has bad rows: %s".formatted(file, plan.bad()));
        }
        return plan.edits();
    }

    static ImportPlan plan(Path file, LexlogApi api, Author author) {
        var read = GlossaryCsv.read(text(file));
        return ImportPlan.of(read, new Terms(api, author.owner()).all(), author);
    }

    private static String text(Path file) {
        try {
            return Utf8.decode(Files.readAllBytes(file))
                    .orElseThrow(() -> new CommandFailed(file + " is not UTF-8"));
        } catch (IOException e) {
            throw new CommandFailed(
                    "cannot read %s: %s".formatted(file, FileCollector.reason(e)), e);
        }
    }
}
