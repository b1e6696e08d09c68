package dev.lexlog.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import dev.lexlog.standalone.cli.Shell.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user who waits is told of each refusal: the code and the message of the dead letter, and
/// an exit code that fails a script.
@ExtendWith(SharedStack.class)
class WaitedRefusalIT {
    private static final String FORMER = "The former tariff.";
    private static final String CURRENT = "The tariff.";

    private final Shell shell;

    @TempDir Path folder;

    WaitedRefusalIT(Address address) {
        this.shell = new Shell(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\": \"TermDefined\", \"name\": \"order\", \"status\": \"final\"} | TermDefined order: unknown_value (status is 'final', but one of [draft, reviewed, approved] is expected)",
                "{\"type\": \"EntitiesExtracted\", \"name\": \"a.md\", \"mentions\": [{\"name\": \"tariff\", \"semantic_type\": \"thing\", \"start\": 4}]} | entities of a.md: unknown_value (semantic_type of mention 0 is 'thing', but one of [concept, attribute, action, term] is expected)",
                "{\"type\": \"EntitiesExtracted\", \"name\": \"a.md\", \"mentions\": [{\"name\": \"tariff\", \"start\": 11, \"end\": 17}]} | entities of a.md: mention_outside (mention 0 lies at 11 to 17, where the document has no text; its text ends at 11: count Unicode code points of the content as published, from 0)",
                "{\"type\": \"EntitiesExtracted\", \"name\": \"a.md\", \"mentions\": [{\"name\": \"tariff\", \"chunk_index\": 1}]} | entities of a.md: mention_outside (mention 0 has chunk_index 1, but the document has 1 chunks, counted from 0)",
                "{\"type\": \"EntitiesExtracted\", \"name\": \"a.md\", \"content_hash\": \"<former>\", \"mentions\": [{\"name\": \"tariff\", \"start\": 4}]} | entities of a.md: stale_revision (content_hash is '<shown former>', a former revision of the document, whose newest is '<shown current>': extract from that one)",
                "{\"type\": \"TermDefined\", \"name\": \"order\", \"parent\": \"nobody\"} | TermDefined order: unknown_parent (parent 'nobody' of 'order' is neither the id nor the name of a term of this user: define it first)",
                "{\"type\": \"TermChanged\", \"name\": \"animal\", \"parent\": \"cat\"} | TermChanged animal: parent_cycle (parent 'cat' of 'animal' is the term itself or one below it: choose one that is not)",
                "{\"type\": \"TermRenamed\", \"name\": \"animal\", \"new_name\": \"Cat\"} | TermRenamed animal: name_taken (the name 'Cat' belongs to term <id> in domain '<domain>')",
                "{\"type\": \"TermRemoved\", \"name\": \"nobody\"} | TermRemoved nobody: unknown_term (name 'nobody' is no term of this user in domain '<domain>')",
            })
    void publishedLineIsToldWithCodeAndMessage(String line, String told, Own own)
            throws IOException {
        given(own);

        var done = publish(filled(line, own), own);

        assertRefused(done, told, own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "define order --status final | TermDefined order: unknown_value (status is 'final', but one of [draft, reviewed, approved] is expected)",
                "define order --parent nobody | TermDefined order: unknown_parent (parent 'nobody' of 'order' is neither the id nor the name of a term of this user: define it first)",
            })
    void commandIsToldWithCodeAndMessage(String command, String told, Own own) throws IOException {
        given(own);

        var done = shell.send(glossary(command, own).toArray(String[]::new));

        assertRefused(done, told, own);
    }

    /// A document in its second revision, and a term below another.
    private void given(Own own) throws IOException {
        var terms =
                """
                {"type": "TermDefined", "name": "animal"}
                {"type": "TermDefined", "name": "cat", "parent": "animal"}
                """;
        assertThat(publish(terms + revision(FORMER), own).code()).isZero();
        assertThat(publish(revision(CURRENT), own).code()).isZero();
    }

    private static String revision(String content) {
        return "{\"name\": \"a.md\", \"content\": \"%s\"}".formatted(content);
    }

    private static void assertRefused(Done done, String told, Own own) {
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).startsWith("published 0, unchanged 0, refused 1 (");
        assertThat(done.err().replaceAll("term [0-9a-f]{16} ", "term <id> "))
                .contains("refused " + filled(told, own) + "\n");
    }

    private static String filled(String text, Own own) {
        return text.replace("<domain>", own.domain())
                .replace("<former>", Hashes.content(FORMER))
                .replace("<shown former>", shown(FORMER))
                .replace("<shown current>", shown(CURRENT));
    }

    /// Messages cut what is long.
    private static String shown(String content) {
        return Hashes.content(content).substring(0, 60) + "…";
    }

    private static Stream<String> glossary(String command, Own own) {
        return Stream.concat(
                Stream.of(("glossary " + command).split(" ", -1)),
                Stream.of("--user", own.user(), "--domain", own.domain()));
    }

    private Done publish(String lines, Own own) throws IOException {
        var owned =
                lines.replace(
                        "{\"type\": \"Term",
                        "{\"user_id\": \"%s\", \"type\": \"Term".formatted(own.user()));
        var file = Files.writeString(Files.createTempFile(folder, "e", ".ndjson"), owned);
        return shell.send("publish", file.toString(), "--domain", own.domain());
    }
}
