package dev.lexlog.worker.ner;

import static dev.lexlog.schemas.failure.ReasonCode.STALE_REVISION;
import static dev.lexlog.worker.event.Commands.domainRemoved;
import static dev.lexlog.worker.event.Commands.sessionEnded;
import static dev.lexlog.worker.event.Commands.sourceCleared;
import static dev.lexlog.worker.event.Events.content;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Extractions.extractedFrom;
import static dev.lexlog.worker.event.Extractions.in;
import static dev.lexlog.worker.event.Extractions.inChunk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.worker.driver.MemoryWorker;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A document goes and comes back with the same content; its extraction, which came last, is read
/// at any time before that.
class ReturningContentTest {
    private static final DocumentEvent DOCUMENT =
            event("sales", "s1", "a.md", null, content("One."));
    private static final DocumentEvent REMOVAL =
            event("sales", "s1", "a.md", null, new DocumentRemoved(null));

    private final MemoryWorker worker = new MemoryWorker();
    private final FoundRows found = new FoundRows(worker);

    /// What takes the document, whether sweeps are made at once, and how many of these events are
    /// read before the extraction.
    record Reading(List<InputEvent> ends, boolean sweeps, int before) {}

    static Stream<Reading> readings() {
        return Stream.<List<InputEvent>>of(
                        List.of(REMOVAL),
                        List.of(sessionEnded("s1")),
                        List.of(domainRemoved("sales")),
                        List.of(sourceCleared("document", null)),
                        List.of(REMOVAL, sessionEnded("s1")),
                        List.of(REMOVAL, sourceCleared("document", "sales")))
                .flatMap(ends ->
                        Stream.of(false, true)
                                .flatMap(sweeps ->
                                        IntStream.rangeClosed(0, ends.size() + 2)
                                                .mapToObj(n -> new Reading(ends, sweeps, n))));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void extractionIsFoundInTheDocumentThatCameBack(Reading reading) {
        var events =
                Stream.of(List.<InputEvent>of(DOCUMENT), reading.ends(), List.of(DOCUMENT))
                        .flatMap(List::stream)
                        .toList();
        for (int i = 0; i <= events.size(); i++) {
            if (i == reading.before()) {
                worker.publish(extraction(), time(9));
            }
            if (i < events.size()) {
                worker.publish(events.get(i), time(i));
            }
            if (reading.sweeps()) {
                worker.sweep(100);
            }
        }
        worker.sweep(100);

        assertThat(worker.deadLetters()).isEmpty();
        assertThat(worker.waiting()).isZero();
        assertThat(found.linkedTexts()).containsOnlyKeys("acme");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void extractionOfADocumentThatWentGoesWithIt(Reading reading) {
        worker.publish(DOCUMENT, time(1));
        for (int i = 0; i < reading.ends().size(); i++) {
            worker.publish(reading.ends().get(i), time(3 + i));
        }
        if (reading.sweeps()) {
            worker.sweep(100);
        }

        worker.publish(extraction(), time(2));
        worker.publish(DOCUMENT, time(9));
        worker.sweep(100);

        found.assertNothing();
        assertThat(worker.waiting()).isZero();
        assertThat(worker.reasons()).allMatch(STALE_REVISION::equals);
    }

    private static EntitiesExtracted extraction() {
        return in("sales", "s1", extractedFrom("a.md", "One.", inChunk("acme", 0)));
    }

    private static Instant time(int second) {
        return MemoryWorker.START.plusSeconds(second);
    }
}
