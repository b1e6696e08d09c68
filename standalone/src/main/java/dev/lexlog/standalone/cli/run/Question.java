package dev.lexlog.standalone.cli.run;

import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.SearchAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A question about the sample and the document that answers it.
record Question(String text, String document) {
    private static final int NEAR_THE_TOP = 3;

    /// Lines of `question | document`; `#` begins a comment.
    static List<Question> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Question::parse)
                    .toList();
        } catch (IOException e) {
            throw new CommandFailed(
                    "cannot read the sample's questions %s: is this clone complete?"
                            .formatted(file),
                    e);
        }
    }

    boolean isAnsweredBy(SearchAnswer answer) {
        return answer.hits().stream()
                .limit(NEAR_THE_TOP)
                .anyMatch(hit -> hit.chunk().document().equals(document));
    }

    private static Question parse(String line) {
        var parts = line.split("\\|", -1);
        if (parts.length != 2) {
            throw new CommandFailed("not `question | document`: " + line);
        }
        return new Question(parts[0].strip(), parts[1].strip());
    }
}
