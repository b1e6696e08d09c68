package dev.lexlog.standalone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.standalone.cli.collect.Collected.TextFile;
import dev.lexlog.standalone.cli.collect.Draft;
import dev.lexlog.standalone.cli.collect.Drafts;
import dev.lexlog.standalone.cli.collect.FileCollector;
import dev.lexlog.standalone.cli.collect.Scope;
import dev.lexlog.standalone.cli.csv.GlossaryCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /// Offsets count code points: an emoji before a mention must not shift it.
    @Test
    void everyMentionHoldsItsName() throws IOException {
        var mentions = 0;
        for (var extraction : extractions()) {
            var text =
                    Files.readString(SAMPLE.resolve("documents").resolve(extraction.name()))
                            .codePoints()
                            .toArray();
            for (var mention : extraction.mentions()) {
                int start = Objects.requireNonNull(mention.start());
                int end = Objects.requireNonNull(mention.end());
                assertThat(new String(text, start, end - start))
                        .as("%s at %d", extraction.name(), start)
                        .isEqualTo(mention.name());
                mentions++;
            }
        }
        assertThat(mentions).isGreaterThan(100);
    }

    @Test
    void everySentenceOfARelationshipStandsInItsDocument() throws IOException {
        var relationships = 0;
        for (var extraction : extractions()) {
            var text = Files.readString(SAMPLE.resolve("documents").resolve(extraction.name()));
            for (var relationship : extraction.relationships()) {
                assertThat(text.replaceAll("\\s+", " ")).contains(relationship.sentence());
                relationships++;
            }
        }
        assertThat(relationships).isGreaterThan(5);
    }

    @Test
    void everyRowOfTheGlossaryIsGoodAndStandsOnce() throws IOException {
        var read = GlossaryCsv.read(Files.readString(SAMPLE.resolve("glossary.csv")));
        var names = read.rows().stream().map(row -> Names.folded(row.name())).toList();

        assertThat(read.bad()).isEmpty();
        assertThat(names).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(read.rows())
                .allSatisfy(row ->
                        assertThat(String.valueOf(row.parent()))
                                .matches(parent -> parent.isEmpty() || names.contains(parent)));
    }

    private static List<EntitiesExtracted> extractions() {
        var drafts = new ArrayList<Draft>();
        var collected = FileCollector.collect(List.of(SAMPLE.resolve("entities.ndjson")));
        new Drafts(collected, new Scope(null, null, "")).forEach(drafts::add);
        return drafts.stream()
                .map(draft -> (EntitiesExtracted) ((Draft.Ready) draft).event())
                .toList();
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
