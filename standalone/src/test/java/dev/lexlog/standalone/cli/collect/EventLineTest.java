package dev.lexlog.standalone.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DomainRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.ScopeCommand;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {
    private static final Scope SCOPE = new Scope("default-domain", null, "ignored/");

    @Test
    void aLineWithoutTypeIsADocument() {
        var event =
                (DocumentEvent)
                        event(
                                """
                                {"name": "n", "content": "c", "domain_id": "d", "session_id": "s",
                                 "source": "api", "source_url": "http://x", "attributes": {"k": "v"}}\
                                """);

        assertThat(event.name()).isEqualTo("n");
        assertThat(event.domainId()).isEqualTo("d");
        assertThat(event.sessionId()).isEqualTo("s");
        assertThat(event.change())
                .isEqualTo(
                        new DocumentPublished(
                                "api",
                                "document",
                                "text/markdown",
                                "c",
                                null,
                                "http://x",
                                Map.of("k", "v")));
    }

    @Test
    void aLineWithATypeIsAnEventOfThatType() {
        assertThat(event("{\"type\": \"EntitiesExtracted\", \"name\": \"n\"}"))
                .isInstanceOf(EntitiesExtracted.class);
        assertThat(event("{\"type\": \"term_defined\", \"name\": \"n\"}"))
                .isInstanceOf(GlossaryEdit.class);
    }

    @Test
    void whatALineDoesNotSayOfItsScopeTheOptionsSay() {
        var edit = (GlossaryEdit) event("{\"type\": \"TermDefined\", \"name\": \"n\"}");
        var command = (ScopeCommand) event("{\"type\": \"DomainRemoved\", \"domain_id\": \"d\"}");

        assertThat(edit.domainId()).isEqualTo("default-domain");
        assertThat(edit.sessionId()).isNull();
        assertThat(command.change()).isEqualTo(new DomainRemoved("d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"content\": \"c\"} | name",
                "{\"name\": \"n\", \"contnt\": \"c\"} | contnt",
                "{\"type\": \"TermDefind\", \"name\": \"n\"} | TermDefined",
                "{\"name\": \"n\"} {} | not JSON"
            })
    void aBadLineSaysWhatIsWrong(String line, String reason) {
        assertThat(EventLine.parse("f:1", line, SCOPE))
                .isInstanceOfSatisfying(
                        Draft.BadLine.class,
                        bad -> {
                            assertThat(bad.place()).isEqualTo("f:1");
                            assertThat(bad.reason()).contains(reason);
                        });
    }

    /// Whether these are acceptable is the worker's to say, with a reason code.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\", \"content\": \"c\"}",
                "{\"name\": \"n\"}",
                "{\"name\": \"n\", \"content\": \"c\", \"source\": \"nowhere\"}",
                "{\"type\": \"TermDefined\", \"name\": \"n\", \"status\": \"splendid\"}"
            })
    void whatTheWorkerRefusesIsPublished(String line) {
        assertThat(EventLine.parse("f:1", line, SCOPE)).isInstanceOf(Draft.Ready.class);
    }

    private static InputEvent event(String line) {
        return ((Draft.Ready) EventLine.parse("f:1", line, SCOPE)).event();
    }
}
