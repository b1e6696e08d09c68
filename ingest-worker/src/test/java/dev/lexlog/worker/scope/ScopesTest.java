package dev.lexlog.worker.scope;

import static dev.lexlog.worker.driver.WorkerDriver.bytes;
import static dev.lexlog.worker.driver.WorkerDriver.header;
import static dev.lexlog.worker.event.Commands.command;
import static dev.lexlog.worker.event.Commands.domainRemoved;
import static dev.lexlog.worker.event.Commands.sessionEnded;
import static dev.lexlog.worker.event.Commands.sourceCleared;
import static dev.lexlog.worker.event.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.driver.WorkerDriver;
import dev.lexlog.worker.event.Events;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScopesTest {
    private WorkerDriver worker;

    @BeforeEach
    void start(@TempDir Path folder) {
        worker = new WorkerDriver(folder);
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void endedSessionTakesItsDocumentsInEveryDomainAndNoOther() {
        worker.publish(document("sales", "s1", "a.md"));
        worker.publish(document(null, "s1", "b.md"));
        worker.publish(document(null, "s11", "c.md"));
        worker.publish(document(null, null, "d.md"));
        worker.publish(sessionEnded("s1"));
        worker.changes();
        worker.sweep();

        assertThat(goneDocuments())
                .containsExactlyInAnyOrder("[\"sales\",\"s1\",\"a.md\"]", "[null,\"s1\",\"b.md\"]");
        assertThat(worker.changes(LogTable.CHUNKS)).hasSize(2);
        assertThat(worker.changes(LogTable.CHUNK_POSITIONS)).hasSize(2);
    }

    @Test
    void removedDomainTakesItsDocumentsInEverySession() {
        worker.publish(document("sales", "s1", "a.md"));
        worker.publish(document("sales", null, "b.md"));
        worker.publish(document("hr", null, "c.md"));
        worker.publish(document(null, "sales", "d.md"));
        worker.publish(domainRemoved("sales"));
        worker.changes();
        worker.sweep();

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
        worker.changes();
        worker.sweep();
        assertThat(goneDocuments()).containsExactly("[\"sales\",null,\"a.md\"]");

        worker.publish(sourceCleared("api", "__base__"));
        worker.sweep();
        assertThat(goneDocuments()).containsExactly("[null,null,\"c.md\"]");

        worker.publish(sourceCleared("api", null));
        worker.sweep();
        assertThat(goneDocuments()).containsExactly("[\"hr\",null,\"b.md\"]");
    }

    @Test
    void eventBeforeTheSweepFindsItsDocumentGone() {
        worker.publish(event(null, "s1", "a.md", null, Events.content("One.")));
        worker.publish(sessionEnded("s1"));
        worker.changes();

        worker.publish(event(null, "s1", "a.md", null, Events.content("One.")));

        assertThat(worker.changes(LogTable.DOCUMENTS))
                .satisfiesExactly(
                        gone -> assertThat(gone).isInstanceOf(Change.Delete.class),
                        put -> assertThat(put).isInstanceOf(Change.Put.class));
        worker.sweep();
        assertThat(worker.changes(LogTable.DOCUMENTS)).isEmpty();
    }

    @Test
    void refusedEventLeavesTheDocumentGoneAllTheSame() {
        worker.publish(document(null, "s1", "a.md"));
        worker.publish(sessionEnded("s1"));
        worker.changes();
        var tooMany = ("# H\n\n" + "word ".repeat(42) + "\n\n").repeat(20_001);
        worker.publish(event(null, "s1", "a.md", null, Events.content(tooMany)));

        assertThat(goneDocuments()).containsExactly("[null,\"s1\",\"a.md\"]");
        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(l -> assertThat(header(l.headers(), "reason")).isEqualTo("too_large"));
    }

    @Test
    void sameContentAgainIsANewTimeThatSurvivesACommandBefore() {
        worker.publish(document(null, "s1", "a.md"));
        var between = worker.now();
        worker.publish(document(null, "s1", "a.md"));
        worker.changes();
        worker.publish(sessionEnded("s1"), between);
        worker.sweep();

        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void whatWasAppendedBeforeTheCommandGoesAlsoWhenItIsReadLater() {
        worker.publish(sessionEnded("s1"), worker.now().plusSeconds(2));
        worker.publish(document(null, "s1", "before.md"));
        worker.publish(document(null, "s1", "in-the-same-moment.md"));
        worker.publish(document(null, "s1", "after.md"));
        worker.sweep();

        assertThat(worker.documents()).singleElement().returns("after.md", d -> d.id().name());
        assertThat(worker.deadLetters()).isEmpty();
    }

    @Test
    void lateCommandLeavesWhatWasAppendedAfterIt() {
        worker.publish(document(null, "s1", "before.md"));
        var time = worker.now();
        worker.publish(document(null, "s1", "after.md"));
        worker.changes();
        worker.publish(sessionEnded("s1"), time);
        worker.sweep();

        assertThat(goneDocuments()).containsExactly("[null,\"s1\",\"before.md\"]");
    }

    @Test
    void earlierCommandOnAScopeChangesNothingMore() {
        worker.publish(document(null, "s1", "a.md"));
        worker.publish(sessionEnded("s1"), worker.now().plusSeconds(60));
        worker.sweep();
        worker.changes();
        worker.publish(sessionEnded("s1"), worker.now().minusSeconds(60));
        worker.publish(document(null, "s1", "a.md"));
        worker.sweep();

        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void upToKeepsWhatCameAfterItBeforeTheCommand() {
        worker.publish(document(null, "s1", "idle.md"));
        var newestSeen = worker.now();
        worker.publish(document(null, "s1", "awake.md"));
        worker.changes();
        worker.publish(sessionEnded("s1", newestSeen));
        worker.sweep();

        assertThat(goneDocuments()).containsExactly("[null,\"s1\",\"idle.md\"]");
    }

    @Test
    void upToInTheFutureReachesNoFurtherThanTheCommand() {
        worker.publish(sessionEnded("s1", worker.now().plusSeconds(3_600)));
        worker.publish(document(null, "s1", "a.md"));
        worker.sweep();

        assertThat(worker.documents()).hasSize(1);
    }

    /// The revision from the api replaced the schema's before it was cleared.
    @Test
    void revisionThatIsDroppedTakesTheOneItReplacedAlong() {
        worker.publish(from("schema", null, "a.md"));
        worker.changes();
        worker.publish(sourceCleared("api", null), worker.now().plusSeconds(60));
        worker.publish(from("api", null, "a.md"));

        assertThat(goneDocuments()).containsExactly("[null,null,\"a.md\"]");
    }

    @Test
    void documentThatCameFromAnotherSourceSinceStays() {
        worker.publish(from("api", null, "a.md"));
        worker.publish(from("schema", null, "a.md"));
        worker.changes();
        worker.publish(sourceCleared("api", null));
        worker.sweep();

        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void removalThatIsReadAfterTheSessionEndedLeavesWhatCameSince() {
        worker.publish(sessionEnded("s1"));
        var ended = worker.now();
        worker.publish(document(null, "s1", "a.md"));
        worker.changes();
        worker.publish(event(null, "s1", "a.md", null, new DocumentRemoved(null)), ended);

        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void commandGoesToEveryPartitionWithItsTime() {
        worker.publish(sessionEnded("s1"));

        assertThat(worker.internal(InputTopic.SCOPE_COMMANDS))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).asString().isEqualTo("s1");
                    assertThat(record.getRecordTime()).isEqualTo(worker.now());
                });
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
        worker.send(
                InputTopic.SCOPE_COMMANDS,
                bytes("s2"),
                worker.events.encode(command(new SessionEnded("s1", null))));

        assertThat(worker.deadLetters())
                .extracting(letter -> header(letter.headers(), "reason"))
                .containsExactly(
                        "empty_name",
                        "too_long",
                        "nul_character",
                        "reserved_name",
                        "unknown_source",
                        "nul_character",
                        "bad_time",
                        "wrong_key");
        assertThat(worker.internal(InputTopic.SCOPE_COMMANDS)).isEmpty();
    }

    private List<String> goneDocuments() {
        return worker.changes(LogTable.DOCUMENTS).stream()
                .filter(Change.Delete.class::isInstance)
                .map(Change::key)
                .toList();
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
