package dev.lexlog.worker.scope;

import static dev.lexlog.worker.event.Commands.command;
import static dev.lexlog.worker.event.Commands.domainRemoved;
import static dev.lexlog.worker.event.Commands.sessionEnded;
import static dev.lexlog.worker.event.Commands.sourceCleared;
import static dev.lexlog.worker.event.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.driver.MemoryWorker;
import dev.lexlog.worker.event.Events;
import dev.lexlog.worker.stage.Output;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScopesTest {
    private final MemoryWorker worker = new MemoryWorker();

    @Test
    void endedSessionTakesItsDocumentsInEveryDomainAndNoOther() {
        worker.publish(document("sales", "s1", "a.md"));
        worker.publish(document(null, "s1", "b.md"));
        worker.publish(document(null, "s11", "c.md"));
        worker.publish(document(null, null, "d.md"));
        worker.publish(sessionEnded("s1"));
        worker.written();
        worker.sweep(100);

        assertThat(worker.table(LogTable.DOCUMENTS).keySet())
                .containsExactlyInAnyOrder("[null,\"s11\",\"c.md\"]", "[null,null,\"d.md\"]");
        assertThat(worker.table(LogTable.CHUNKS)).hasSize(2);
        assertThat(worker.table(LogTable.CHUNK_POSITIONS)).hasSize(2);
    }

    @Test
    void removedDomainTakesItsDocumentsInEverySession() {
        worker.publish(document("sales", "s1", "a.md"));
        worker.publish(document("sales", null, "b.md"));
        worker.publish(document("hr", null, "c.md"));
        worker.publish(document(null, "sales", "d.md"));
        worker.publish(domainRemoved("sales"));
        worker.written();
        worker.sweep(100);

        assertThat(goneDocuments())
                .containsExactlyInAnyOrder(
                        "[\"sales\",\"s1\",\"a.md\"]", "[\"sales\",null,\"b.md\"]");
    }

    @Test
    void clearedSourceTakesItsDocumentsInAllDomainsOrInOne() {
        worker.publish(from("api", "sales", "a.md"));
        worker.publish(from("api", "hr", "b.md"));
        worker.publish(from("api", null, "c.md"));
        worker.publish(from("schema", "sales", "d.md"));
        worker.publish(sourceCleared("api", "sales"));
        worker.written();
        worker.sweep(100);
        assertThat(goneDocuments()).containsExactly("[\"sales\",null,\"a.md\"]");

        worker.publish(sourceCleared("api", "__base__"));
        worker.sweep(100);
        assertThat(goneDocuments()).containsExactly("[null,null,\"c.md\"]");

        worker.publish(sourceCleared("api", null));
        worker.sweep(100);
        assertThat(goneDocuments()).containsExactly("[\"hr\",null,\"b.md\"]");
    }

    @Test
    void eventBeforeTheSweepFindsItsDocumentGone() {
        worker.publish(event(null, "s1", "a.md", null, Events.content("One.")));
        worker.publish(sessionEnded("s1"));
        worker.written();

        worker.publish(event(null, "s1", "a.md", null, Events.content("One.")));

        assertThat(changes().stream().filter(ScopesTest::isOfDocuments))
                .satisfiesExactly(
                        gone -> assertThat(gone).isInstanceOf(Output.Tombstone.class),
                        put -> assertThat(put).isInstanceOf(Output.Put.class));
        worker.sweep(100);
        assertThat(changes()).isEmpty();
    }

    @Test
    void refusedEventLeavesTheDocumentGoneAllTheSame() {
        worker.publish(document(null, "s1", "a.md"));
        worker.publish(sessionEnded("s1"));
        worker.written();
        var tooMany = ("# H\n\n" + "word ".repeat(42) + "\n\n").repeat(20_001);
        worker.publish(event(null, "s1", "a.md", null, Events.content(tooMany)));

        assertThat(goneDocuments()).containsExactly("[null,\"s1\",\"a.md\"]");
        assertThat(worker.reasons()).containsExactly(ReasonCode.TOO_LARGE);
    }

    @Test
    void sameContentAgainIsANewTimeThatSurvivesACommandBefore() {
        worker.publish(document(null, "s1", "a.md"));
        var between = worker.now();
        worker.publish(document(null, "s1", "a.md"));
        worker.written();
        worker.publish(sessionEnded("s1"), between);
        worker.sweep(100);

        assertThat(changes()).isEmpty();
    }

    @Test
    void whatWasAppendedBeforeTheCommandGoesAlsoWhenItIsReadLater() {
        worker.publish(sessionEnded("s1"), worker.now().plusSeconds(2));
        worker.publish(document(null, "s1", "before.md"));
        worker.publish(document(null, "s1", "in-the-same-moment.md"));
        worker.publish(document(null, "s1", "after.md"));
        worker.sweep(100);

        assertThat(worker.table(LogTable.DOCUMENTS).keySet())
                .containsExactly("[null,\"s1\",\"after.md\"]");
        assertThat(worker.deadLetters()).isEmpty();
    }

    @Test
    void lateCommandLeavesWhatWasAppendedAfterIt() {
        worker.publish(document(null, "s1", "before.md"));
        var time = worker.now();
        worker.publish(document(null, "s1", "after.md"));
        worker.written();
        worker.publish(sessionEnded("s1"), time);
        worker.sweep(100);

        assertThat(goneDocuments()).containsExactly("[null,\"s1\",\"before.md\"]");
    }

    @Test
    void earlierCommandOnAScopeChangesNothingMore() {
        worker.publish(document(null, "s1", "a.md"));
        worker.publish(sessionEnded("s1"), worker.now().plusSeconds(60));
        worker.sweep(100);
        worker.written();
        worker.publish(sessionEnded("s1"), worker.now().minusSeconds(60));
        worker.publish(document(null, "s1", "a.md"));
        worker.sweep(100);

        assertThat(changes()).isEmpty();
    }

    @Test
    void upToKeepsWhatCameAfterItBeforeTheCommand() {
        worker.publish(document(null, "s1", "idle.md"));
        var newestSeen = worker.now();
        worker.publish(document(null, "s1", "awake.md"));
        worker.written();
        worker.publish(sessionEnded("s1", newestSeen));
        worker.sweep(100);

        assertThat(goneDocuments()).containsExactly("[null,\"s1\",\"idle.md\"]");
    }

    @Test
    void upToInTheFutureReachesNoFurtherThanTheCommand() {
        worker.publish(sessionEnded("s1", worker.now().plusSeconds(3_600)));
        worker.publish(document(null, "s1", "a.md"));
        worker.sweep(100);

        assertThat(worker.table(LogTable.DOCUMENTS)).hasSize(1);
    }

    /// The revision from the api replaced the schema's before it was cleared.
    @Test
    void revisionThatIsDroppedTakesTheOneItReplacedAlong() {
        worker.publish(from("schema", null, "a.md"));
        worker.written();
        worker.publish(sourceCleared("api", null), worker.now().plusSeconds(60));
        worker.publish(from("api", null, "a.md"));

        assertThat(goneDocuments()).containsExactly("[null,null,\"a.md\"]");
    }

    @Test
    void documentThatCameFromAnotherSourceSinceStays() {
        worker.publish(from("api", null, "a.md"));
        worker.publish(from("schema", null, "a.md"));
        worker.written();
        worker.publish(sourceCleared("api", null));
        worker.sweep(100);

        assertThat(changes()).isEmpty();
    }

    @Test
    void removalThatIsReadAfterTheSessionEndedLeavesWhatCameSince() {
        worker.publish(sessionEnded("s1"));
        var ended = worker.now();
        worker.publish(document(null, "s1", "a.md"));
        worker.written();
        worker.publish(event(null, "s1", "a.md", null, new DocumentRemoved(null)), ended);

        assertThat(changes()).isEmpty();
    }

    @Test
    void commandGoesToEveryPartition() {
        worker.publish(sessionEnded("s1"));

        assertThat(worker.written())
                .filteredOn(Output.Multicast.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Output.Multicast.class,
                        command -> assertThat(command.key()).isEqualTo("s1"));
    }

    @Test
    void wrongCommandsAreRefused() {
        worker.publish(sessionEnded(""));
        worker.publish(sessionEnded("x".repeat(513)));
        worker.publish(domainRemoved("sa\0les"));
        worker.publish(domainRemoved("__base__"));
        worker.publish(sourceCleared("web", null));
        worker.publish(sourceCleared("api", "x\0"));
        worker.publish(
                new ScopeCommand(
                        "", Instant.parse("+10000-01-01T00:00:00Z"), new SessionEnded("s1", null)));
        worker.publish(sessionEnded("s1", Instant.parse("-0001-01-01T00:00:00Z")));
        worker.publish("s2", command(new SessionEnded("s1", null)), worker.now());

        assertThat(worker.reasons())
                .containsExactly(
                        ReasonCode.EMPTY_NAME,
                        ReasonCode.TOO_LONG,
                        ReasonCode.NUL_CHARACTER,
                        ReasonCode.RESERVED_NAME,
                        ReasonCode.UNKNOWN_SOURCE,
                        ReasonCode.NUL_CHARACTER,
                        ReasonCode.BAD_TIME,
                        ReasonCode.BAD_TIME,
                        ReasonCode.WRONG_KEY);
        assertThat(worker.written()).isEmpty();
    }

    private List<String> goneDocuments() {
        return changes().stream()
                .filter(ScopesTest::isOfDocuments)
                .filter(Output.Tombstone.class::isInstance)
                .map(gone -> ((Output.Tombstone) gone).key())
                .toList();
    }

    private List<Output> changes() {
        return worker.written().stream()
                .filter(o -> o instanceof Output.Put || o instanceof Output.Tombstone)
                .toList();
    }

    private static boolean isOfDocuments(Output change) {
        return switch (change) {
            case Output.Put(var row, _) -> row.table() == LogTable.DOCUMENTS;
            case Output.Tombstone(var table, _, _) -> table == LogTable.DOCUMENTS;
            case Output.Forward _, Output.Multicast _, Output.Again _, Output.Refused _ -> false;
        };
    }

    private static DocumentEvent document(
            @Nullable String domain, @Nullable String session, String name) {
        return event(domain, session, name, null, Events.content("Text of " + name));
    }

    private static DocumentEvent from(String source, @Nullable String domain, String name) {
        return event(
                domain,
                null,
                name,
                null,
                new DocumentPublished(
                        source, "document", "", "Text of " + name, null, null, Map.of()));
    }
}
