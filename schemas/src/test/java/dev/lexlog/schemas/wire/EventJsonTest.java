package dev.lexlog.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.ComputedCluster;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.event.RelationshipAsserted;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.wire.EventJson.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {
    @Property(tries = 500, seed = "20260101")
    void everyEventIsReadFromItsJson(@ForAll("events") InputEvent event) {
        assertThat(EventJson.parse(FlatJson.of(event)))
                .usingRecursiveComparison()
                .isEqualTo(new Parsed.Event(event));
    }

    @Provide
    Arbitrary<InputEvent> events() {
        return Events.events().filter(FlatJson::isFlat);
    }

    @Test
    void whatIsLeftOutOrNullHasTheSchemasDefault() {
        assertThat(event("{\"type\": \"TermDefined\", \"name\": \"Customer\", \"owner\": null}"))
                .isEqualTo(
                        new GlossaryEdit(
                                null,
                                "default",
                                null,
                                null,
                                "",
                                null,
                                new TermDefined(
                                        "Customer",
                                        null,
                                        null,
                                        null,
                                        "HAS_KIND",
                                        List.of(),
                                        "concept",
                                        "many",
                                        null,
                                        Map.of(),
                                        null,
                                        "draft",
                                        "human",
                                        null,
                                        false)));
    }

    @Test
    void withoutATypeItIsADocument() {
        assertThat(event("{\"name\": \"a.md\", \"content\": \"text\"}"))
                .isEqualTo(
                        new DocumentEvent(
                                "a.md",
                                null,
                                null,
                                "",
                                null,
                                new DocumentPublished(
                                        "document",
                                        "document",
                                        "text/markdown",
                                        "text",
                                        null,
                                        null,
                                        Map.of())));
    }

    @ParameterizedTest
    @CsvSource({"DocumentRemoved", "document_removed", "DOCUMENT-REMOVED"})
    void spellingOfTheTypeDoesNotMatter(String type) {
        assertThat(
                        event(
                                "{\"type\": \"%s\", \"name\": \"a\", \"reason\": \"old\"}"
                                        .formatted(type)))
                .isEqualTo(
                        new DocumentEvent("a", null, null, "", null, new DocumentRemoved("old")));
    }

    @Test
    void eventsWithoutAChangeAreTheirOwnType() {
        assertThat(
                        event(
                                """
                                {"type": "EntitiesExtracted", "name": "a.md", "occurred_at": 5,
                                 "mentions": [{"name": "Ann", "start": 0, "end": 3, "confidence": 1}]}
                                """))
                .isEqualTo(
                        new EntitiesExtracted(
                                "a.md",
                                null,
                                null,
                                null,
                                List.of(new Mention("Ann", null, "concept", null, 1, 0, 3, null)),
                                List.of(),
                                "",
                                Instant.ofEpochMilli(5)));
        assertThat(event("{\"type\": \"ClustersComputed\", \"clusters\": [{\"terms\": [\"a\"]}]}"))
                .isEqualTo(
                        new ClustersComputed(
                                null, null, "", null, List.of(new ComputedCluster(List.of("a")))));
    }

    @Test
    void timesAreRfc3339OrMilliseconds() {
        var text =
                "{\"type\": \"SessionEnded\", \"session_id\": \"s\", \"up_to\": \"1970-01-01T01:00:01+01:00\"}";

        assertThat(event(text))
                .isEqualTo(
                        new ScopeCommand(
                                "", null, new SessionEnded("s", Instant.ofEpochSecond(1))));
        assertThat(event(text.replace("\"1970-01-01T01:00:01+01:00\"", "1000")))
                .isEqualTo(event(text));
    }

    @Test
    void vectorsAreArraysOfNumbers() {
        var event =
                (DocumentEvent)
                        event(
                                """
                                {"name": "a", "chunks": [{"content": "t", "embedding": [0.5, -1],
                                 "embedding_model": "m"}]}
                                """);

        var chunks = ((DocumentPublished) event.change()).chunks();
        assertThat(chunks)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new PublishedChunk(
                                "t", null, null, new byte[] {0, 0, 0, 63, 0, 0, -128, -65}, "m"));
    }

    @Test
    void fieldOfEventAndChangeGoesToBoth() {
        assertThat(event("{\"type\": \"GlossaryCleared\", \"session_id\": \"s\"}"))
                .isEqualTo(
                        new GlossaryEdit(
                                null, "default", "s", null, "", null, new GlossaryCleared("s")));
    }

    @Test
    void otherwiseFillsWhatTheEventLeavesOutAndNothingOfTheChange() {
        var otherwise = Map.of("domain_id", "sales", "session_id", "s", "user_id", "ann");

        assertThat(
                        EventJson.parse(
                                "{\"type\": \"GlossaryCleared\", \"user_id\": \"bob\"}", otherwise))
                .isEqualTo(
                        new Parsed.Event(
                                new GlossaryEdit(
                                        null,
                                        "bob",
                                        "s",
                                        "sales",
                                        "",
                                        null,
                                        new GlossaryCleared(null))));
        assertThat(EventJson.parse("{\"type\": \"DomainRemoved\"}", otherwise))
                .isEqualTo(new Parsed.Bad("\"domain_id\" is missing"));
    }

    @Test
    void assertionNeedsNoMoreThanItsTriple() {
        assertThat(
                        event(
                                """
                                {"type": "RelationshipAsserted", "subject_name": "a", "verb": "has",
                                 "object_name": "b"}
                                """))
                .isEqualTo(
                        new RelationshipEdit(
                                null,
                                "default",
                                null,
                                null,
                                "",
                                null,
                                new RelationshipAsserted("a", "has", "b", null, 1, "other")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | a JSON object is needed",
                "'' | a JSON object is needed",
                "{\"name\": 1, \"name\": 2} | not JSON: Duplicate field 'name'",
                "{\"content\": \"x\"} | \"name\" is missing",
                "{\"name\": 5} | \"name\" is a string, not 5",
                "{\"type\": \"TermLost\"} | unknown type \"TermLost\": known are DocumentPublished,",
                "{\"name\": \"a\", \"titel\": 1} | unknown field \"titel\": known are type, name,",
                "{\"name\": \"a\", \"change\": {}} | unknown field \"change\"",
                "{\"name\": \"a\", \"chunks\": [{}]} | \"chunks[0].content\" is missing",
                "{\"name\": \"a\", \"chunks\": [null]} | \"chunks[0]\" is an object, not null",
                "{\"name\": \"a\", \"chunks\": [{\"content\": \"\", \"x\": 1}]} | unknown field \"chunks[0].x\"",
                "{\"name\": \"a\", \"attributes\": {\"k\": 1}} | \"attributes.k\" is a string, not 1",
                "{\"name\": \"a\", \"occurred_at\": \"now\"} | \"occurred_at\" is an RFC 3339 time or milliseconds since 1970, not \"now\"",
                "{\"type\": \"EntitiesExtracted\", \"name\": \"a\", \"mentions\": [{\"name\": \"b\", \"start\": 1.5}]} | \"mentions[0].start\" is a whole number, not 1.5",
                "{\"type\": \"EntitiesExtracted\", \"name\": \"a\", \"mentions\": [{\"name\": \"b\", \"confidence\": \"high\"}]} | \"mentions[0].confidence\" is a number, not \"high\"",
                "{\"type\": \"TermChanged\", \"ignored\": \"no\"} | \"ignored\" is true or false, not \"no\"",
                "{\"type\": \"TermChanged\", \"aliases\": \"a;b\"} | \"aliases\" is an array, not \"a;b\"",
                "{\"type\": \"ClustersComputed\"} | \"clusters\" is missing"
            })
    void whatIsWrongIsNamedWithFieldAndValue(String json, String reason) {
        assertThat(EventJson.parse(json)).isInstanceOf(Parsed.Bad.class);
        assertThat(((Parsed.Bad) EventJson.parse(json)).reason()).startsWith(reason);
    }

    private static InputEvent event(String json) {
        assertThat(EventJson.parse(json)).isInstanceOf(Parsed.Event.class);
        return ((Parsed.Event) EventJson.parse(json)).event();
    }
}
