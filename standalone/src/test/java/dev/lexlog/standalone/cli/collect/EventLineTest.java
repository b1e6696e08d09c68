package dev.lexlog.standalone.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {
    private static final Scope SCOPE = new Scope("default-domain", null, "ignored/");

    @Test
    void aLineWithoutTypeIsADocument() {
        var event =
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

    @ParameterizedTest
    @ValueSource(strings = {"document_published", "DocumentPublished", "document-published"})
    void typesMayBeWrittenAsInAvroOrAsInJson(String type) {
        var line = "{\"type\": \"%s\", \"name\": \"n\", \"content\": \"c\"}".formatted(type);

        assertThat(event(line).change()).isInstanceOf(DocumentPublished.class);
    }

    @Test
    void aRemovalKeepsItsReasonAndTime() {
        var event =
                event(
                        """
                        {"type": "document_removed", "name": "n", "reason": "old", "event_id": "e",
                         "occurred_at": "2026-01-02T03:04:05Z"}\
                        """);

        assertThat(event.change()).isEqualTo(new DocumentRemoved("old"));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(event.eventId()).isEqualTo("e");
        assertThat(event.domainId()).isEqualTo("default-domain");
    }

    @Test
    void chunksBringTheirVectorsAsLittleEndianFloats() {
        var event =
                event(
                        """
                        {"name": "n", "chunks": [{"content": "c", "embedding": [0.5, -2],
                         "embedding_model": "m"}]}\
                        """);

        var chunk =
                Objects.requireNonNull(((DocumentPublished) event.change()).chunks()).getFirst();
        var floats =
                ByteBuffer.wrap(Objects.requireNonNull(chunk.embedding()))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
        assertThat(new float[] {floats.get(), floats.get()}).containsExactly(0.5f, -2f);
        assertThat(floats.hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"content\": \"c\"} | \"name\" is missing",
                "{\"name\": 1, \"content\": \"c\"} | \"name\" is a string, not 1",
                "{\"name\": \"n\", \"contnt\": \"c\"} | unknown field \"contnt\"",
                "{\"type\": \"TermDefined\", \"name\": \"n\"} | unknown type \"TermDefined\"",
                "{\"name\": \"n\", \"chunks\": {}} | \"chunks\" is an array, not {}",
                "{\"name\": \"n\", \"chunks\": [{}]} | \"chunks[0].content\" is missing",
                "{\"name\": \"n\", \"chunks\": [{\"content\": \"c\", \"x\": 1}]} | \"chunks[0].x\"",
                "{\"name\": \"n\", \"attributes\": {\"k\": 1}} | \"attributes.k\" is a string, not 1",
                "{\"name\": \"n\", \"occurred_at\": \"soon\"} | \"occurred_at\" is an RFC 3339 time",
                "{\"name\": \"n\", \"name\": \"m\"} | Duplicate field 'name'",
                "{\"name\": \"n\"} {} | not JSON",
                "[1] | a JSON object is needed"
            })
    void aBadLineSaysWhatIsWrong(String line, String reason) {
        assertThat(EventLine.parse("f:1", line, SCOPE))
                .isInstanceOfSatisfying(
                        Draft.BadLine.class, bad -> assertThat(bad.reason()).contains(reason));
    }

    /// Whether these are acceptable is the worker's to say, with a reason code.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\", \"content\": \"c\"}",
                "{\"name\": \"n\"}",
                "{\"name\": \"n\", \"content\": \"c\", \"source\": \"nowhere\"}",
                "{\"name\": \"glossary:x\", \"content\": \"c\"}"
            })
    void whatTheWorkerRefusesIsPublished(String line) {
        assertThat(EventLine.parse("f:1", line, SCOPE)).isInstanceOf(Draft.Ready.class);
    }

    private static DocumentEvent event(String line) {
        return ((Draft.Ready) EventLine.parse("f:1", line, SCOPE)).event();
    }
}
