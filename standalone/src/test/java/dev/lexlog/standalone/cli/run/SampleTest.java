package dev.lexlog.standalone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.collect.Collected.TextFile;
import dev.lexlog.standalone.cli.collect.Draft;
import dev.lexlog.standalone.cli.collect.Drafts;
import dev.lexlog.standalone.cli.collect.FileCollector;
import dev.lexlog.standalone.cli.collect.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Path SAMPLE = Path.of("..", "sample");

    @Test
    void everyQuestionHasADocumentThatAnswersIt() {
        var names =
                FileCollector.collect(List.of(SAMPLE.resolve("documents"))).texts().stream()
                        .map(TextFile::name)
                        .toList();
        var questions = Question.read(SAMPLE.resolve("questions.txt"));

        assertThat(questions).hasSizeGreaterThanOrEqualTo(3);
        assertThat(names).containsAll(questions.stream().map(Question::document).toList());
    }

    @Test
    void everyDocumentCanBePublished() {
        var collected = FileCollector.collect(List.of(SAMPLE.resolve("documents")));
        var drafts = new ArrayList<Draft>();
        new Drafts(collected, new Scope(null, null, "")).forEach(drafts::add);

        assertThat(drafts).hasSizeGreaterThanOrEqualTo(30);
        assertThat(drafts).allMatch(Draft.Ready.class::isInstance);
        assertThat(collected.others()).isZero();
    }
}
