package dev.lexlog.worker.ner;

import static dev.lexlog.worker.event.Events.content;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Extractions.assertion;
import static dev.lexlog.worker.event.Extractions.at;
import static dev.lexlog.worker.event.Extractions.editIn;
import static dev.lexlog.worker.event.Extractions.extraction;
import static dev.lexlog.worker.event.Extractions.in;
import static dev.lexlog.worker.event.Extractions.inChunk;
import static dev.lexlog.worker.event.Extractions.triple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DomainRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.event.RelationshipRemoved;
import dev.lexlog.schemas.event.ScopeChange;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.event.SourceCleared;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.Verbs;
import dev.lexlog.worker.driver.MemoryWorker;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What scope commands take of extractions and edits, whatever is read first.
class ScopedFindingsTest {
    private static final List<LogTable> FOUND =
            List.of(LogTable.CHUNK_ENTITIES, LogTable.ENTITIES, LogTable.RELATIONSHIPS);

    private final MemoryWorker worker = new MemoryWorker();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5_000})
    void endedSessionTakesAllThatWasFoundInIt(int most) {
        publish(1, document(null, "s1"), document(null, "s2"));
        publish(2, manyFindings("s1"), manyFindings("s2"));
        publish(3, editIn(null, "s1", assertion("a", "b", "c")));
        publish(3, editIn(null, "s2", assertion("a", "b", "c")));
        var alone = new MemoryWorker();
        alone.publish(document(null, "s2"), time(1));
        alone.publish(manyFindings("s2"), time(2));
        alone.publish(editIn(null, "s2", assertion("a", "b", "c")), time(3));

        publish(4, command(new SessionEnded("s1", null)));
        worker.sweep(most);

        for (var table : FOUND) {
            assertThat(worker.table(table)).isNotEmpty().isEqualTo(alone.table(table));
        }
    }

    @Test
    void whatWasAppendedBeforeTheCommandGoesAlsoWhenReadLater() {
        publish(3, command(new SessionEnded("s1", null)));
        worker.sweep(100);
        publish(4, document(null, "s1"));

        publish(2, in(null, "s1", findings()));
        publish(3, editIn(null, "s1", assertion("a", "b", "c")));

        assertNothingFound();
        assertThat(worker.waiting()).isZero();
        publish(4, in(null, "s1", findings()), editIn(null, "s1", assertion("a", "b", "c")));
        assertThat(worker.table(LogTable.ENTITIES)).hasSize(1);
        assertThat(worker.table(LogTable.RELATIONSHIPS)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitingExtractionGoesWithItsSession(boolean swept) {
        publish(1, in(null, "s1", findings()));
        publish(2, command(new SessionEnded("s1", null)));
        if (swept) {
            worker.sweep(100);
            assertThat(worker.waiting()).isZero();
        }

        publish(3, document(null, "s1"));

        assertNothingFound();
        assertThat(worker.waiting()).isZero();
    }

    @Test
    void extractionOlderThanTheCommandGoesFromADocumentThatIsNewer() {
        publish(1, in("sales", null, findings()));
        publish(3, document("sales", null));
        assertThat(worker.table(LogTable.CHUNK_ENTITIES)).hasSize(1);

        publish(2, command(new DomainRemoved("sales")));
        worker.sweep(100);

        assertThat(worker.table(LogTable.DOCUMENTS)).hasSize(1);
        assertNothingFound();
    }

    @Test
    void extractionNewerThanTheCommandWaitsForADocumentThatIsNewer() {
        publish(1, document(null, "s1"));
        publish(2, command(new SessionEnded("s1", null)));
        publish(3, in(null, "s1", findings()));
        assertNothingFound();

        worker.sweep(100);
        publish(4, document(null, "s1"));

        assertThat(worker.table(LogTable.CHUNK_ENTITIES)).hasSize(1);
    }

    @Test
    void sameExtractionAfterHalfOfItWasSweptIsWholeAgain() {
        var extraction = at(time(0), in(null, "s1", findings()));
        publish(1, document(null, "s1"), extraction);
        publish(3, document(null, "s1"));
        publish(2, command(new SessionEnded("s1", null)));
        while (!worker.table(LogTable.ENTITIES).isEmpty()) {
            assertThat(worker.step(1)).isTrue();
        }
        assertThat(worker.table(LogTable.CHUNK_ENTITIES)).hasSize(1);

        publish(4, extraction);
        worker.sweep(100);

        for (var table : FOUND) {
            assertThat(worker.table(table)).hasSize(1);
        }
    }

    @Test
    void editNewerThanTheCommandStays() {
        publish(1, editIn(null, "s1", assertion("a", "b", "c")));
        publish(3, editIn(null, "s1", assertion("x", "y", "z")));

        publish(2, command(new SessionEnded("s1", null)));
        worker.sweep(100);

        assertThat(worker.table(LogTable.RELATIONSHIPS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void secondRemovalOutlivesACommandBetweenTheTwo(boolean commandIsReadLast) {
        var removal = editIn("sales", null, new RelationshipRemoved(idOf("acme", "uses", "kafka")));
        publish(1, document("sales", null), in("sales", null, findings()));
        publish(2, removal);
        if (!commandIsReadLast) {
            publish(3, command(new DomainRemoved("sales")));
        }
        publish(4, document("sales", null), in("sales", null, findings()));
        publish(5, removal);
        if (commandIsReadLast) {
            publish(3, command(new DomainRemoved("sales")));
        }
        worker.sweep(100);

        assertThat(worker.table(LogTable.ENTITIES)).hasSize(1);
        assertThat(worker.table(LogTable.RELATIONSHIPS)).isEmpty();
        assertThat(worker.deadLetters()).isEmpty();
    }

    @Test
    void editThatIsReadOutOfOrderKeepsTheLaterTime() {
        publish(5, editIn(null, "s1", assertion("a", "b", "c")));
        publish(1, editIn(null, "s1", assertion("a", "b", "c")));

        publish(3, command(new SessionEnded("s1", null)));
        worker.sweep(100);

        assertThat(worker.table(LogTable.RELATIONSHIPS)).hasSize(1);
    }

    @Test
    void removedDomainTakesItsFindingsOfEverySessionAndNoOthers() {
        publish(1, document("sales", null), document("sales", "s1"), document("hr", null));
        publish(
                2,
                in("sales", null, findings()),
                in("sales", "s1", findings()),
                in("hr", null, findings()));

        publish(3, command(new DomainRemoved("sales")));
        worker.sweep(100);

        for (var table : FOUND) {
            assertThat(worker.table(table)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clearedSourceTakesExtractionsOfItsDocuments(boolean readLater) {
        publish(1, document(null, null));
        if (!readLater) {
            publish(2, findings());
        }
        publish(3, command(new SourceCleared("document", null)));
        worker.sweep(100);
        if (readLater) {
            publish(2, findings());
        }
        assertNothingFound();

        publish(4, document(null, null));

        assertNothingFound();
        assertThat(worker.waiting()).isZero();
        assertThat(worker.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 100})
    void clearedSourceTakesOlderExtractionsOfADocumentThatIsNewer(int most) {
        publish(1, document(null, null));
        publish(2, findings());
        publish(4, document(null, null));

        publish(3, command(new SourceCleared("document", null)));
        worker.sweep(most);

        assertThat(worker.table(LogTable.DOCUMENTS)).hasSize(1);
        assertNothingFound();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void extractionOlderThanTheClearingOfItsSourceIsDropped(boolean aheadOfTheDocument) {
        publish(3, command(new SourceCleared("document", null)));
        if (aheadOfTheDocument) {
            publish(2, findings());
        }
        publish(4, document(null, null));
        if (!aheadOfTheDocument) {
            publish(2, findings());
        }

        assertThat(worker.waiting()).isZero();
        assertThat(worker.deadLetters()).isEmpty();
        assertNothingFound();
    }

    private static String idOf(String subject, String verb, String object) {
        return RelationshipId.of(subject, Verbs.normalised(verb), object, "sales", null).value();
    }

    private void publish(int second, InputEvent... events) {
        Stream.of(events).forEach(event -> worker.publish(event, time(second)));
    }

    private static Instant time(int second) {
        return MemoryWorker.START.plusSeconds(second);
    }

    private static DocumentEvent document(@Nullable String domain, @Nullable String session) {
        return event(domain, session, "a.md", null, content("One."));
    }

    private static EntitiesExtracted findings() {
        return extraction(
                "a.md", null, List.of(at("One", 0)), List.of(triple("acme", "uses", "kafka", 1)));
    }

    private static EntitiesExtracted manyFindings(String session) {
        var mentions =
                IntStream.range(0, 9)
                        .mapToObj(i -> inChunk("entity " + (char) ('a' + i), 0))
                        .toArray(Mention[]::new);
        return in(
                null,
                session,
                extraction(
                        "a.md",
                        null,
                        List.of(mentions),
                        List.of(triple("acme", "uses", "kafka", 1))));
    }

    private static ScopeCommand command(ScopeChange change) {
        return new ScopeCommand("", null, change);
    }

    private void assertNothingFound() {
        for (var table : FOUND) {
            assertThat(worker.table(table)).isEmpty();
        }
    }
}
