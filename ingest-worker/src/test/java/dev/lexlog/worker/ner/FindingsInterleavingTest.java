package dev.lexlog.worker.ner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.worker.driver.MemoryWorker;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is read first, documents or extractions: once the last revisions' extractions are in,
/// the same rows remain, times apart, and they are what a fold of only the last ones says.
class FindingsInterleavingTest {
    private static final int TRIES = Boolean.getBoolean("lexlog.long") ? 20 : 3;

    @Provide
    Arbitrary<History> histories() {
        return History.any();
    }

    @Property(tries = 300, seed = "20260101")
    void sameRowsRemain(@ForAll("histories") History history, @ForAll Random random) {
        var inOrder = new MemoryWorker();
        publish(history, inOrder, () -> true);
        for (int i = 0; i < TRIES; i++) {
            var mixed = new MemoryWorker();
            publish(history, mixed, random::nextBoolean);

            assertThat(described(mixed)).isEqualTo(described(inOrder));
        }
    }

    @Property(tries = 300, seed = "20260101")
    void rowsAreWhatTheLastExtractionsSay(
            @ForAll("histories") History history, @ForAll Random random) {
        var worker = new MemoryWorker();

        publish(history, worker, random::nextBoolean);

        var expected = new Oracle(history);
        assertThat(expected.links()).isEqualTo(links(worker));
        assertThat(expected.entities()).isEqualTo(entities(worker));
    }

    /// Every event keeps its append time, however the two topics are read.
    private static void publish(
            History history, MemoryWorker worker, BooleanSupplier documentNext) {
        int document = 0;
        int extraction = 0;
        while (document + extraction < history.documents().size() + history.extractions().size()) {
            boolean mayTakeDocument = document < history.documents().size();
            boolean mayTakeExtraction = extraction < history.extractions().size();
            if (mayTakeDocument && (!mayTakeExtraction || documentNext.getAsBoolean())) {
                worker.publish(
                        history.documents().get(document), time(document++ * History.A_STEP));
            } else {
                worker.publish(
                        history.extractions().get(extraction),
                        time(history.extractionTimes().get(extraction++)));
            }
        }
    }

    private static Instant time(int second) {
        return MemoryWorker.START.plusSeconds(second);
    }

    private static List<String> described(MemoryWorker worker) {
        return Stream.of(LogTable.CHUNK_ENTITIES, LogTable.ENTITIES, LogTable.RELATIONSHIPS)
                .flatMap(table -> worker.table(table).values().stream())
                .map(FindingsInterleavingTest::timesApart)
                .toList();
    }

    private static String timesApart(LogRow row) {
        return switch (row) {
            case Entity e -> e.toString().replace(e.createdAt().toString(), "");
            case Relationship r -> r.toString().replace(r.createdAt().toString(), "");
            default -> row.toString();
        };
    }

    /// Document and chunk index, entity name, confidence and number of mentions.
    private static Set<String> links(MemoryWorker worker) {
        var found = new FoundRows(worker);
        var places = new HashMap<ChunkId, Integer>();
        for (var position : worker.rows(LogTable.CHUNK_POSITIONS, ChunkPosition.class)) {
            places.put(position.id(), position.index());
        }
        return found.links().stream()
                .map(link ->
                        "%s %d %s %s %d"
                                .formatted(
                                        found.chunkOf(link.chunk()).document().name(),
                                        places.get(link.chunk()),
                                        found.entity(link.entity()).name(),
                                        link.confidence(),
                                        link.mentions()))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> entities(MemoryWorker worker) {
        return worker.rows(LogTable.ENTITIES, Entity.class).stream()
                .collect(
                        Collectors.toMap(
                                Entity::name,
                                e ->
                                        "%s %s %d in %d"
                                                .formatted(
                                                        e.displayName(),
                                                        e.semanticType(),
                                                        e.mentionCount(),
                                                        e.documentCount())));
    }

    /// The slow and obvious way: only the last extraction of each document that lives.
    private record Oracle(History history) {
        private record Said(String document, int order, Mention mention) {}

        private List<Said> said() {
            return history.texts().entrySet().stream()
                    .flatMap(e -> said(e.getKey(), history.last(e.getKey(), e.getValue())))
                    .toList();
        }

        /// Every mention, ranked by when its extraction was appended, document and place in it.
        private Stream<Said> said(String document, EntitiesExtracted last) {
            int appended = history.extractions().lastIndexOf(last);
            return IntStream.range(0, last.mentions().size())
                    .mapToObj(i -> new Said(document, appended * 100 + i, last.mentions().get(i)));
        }

        Set<String> links() {
            return said().stream()
                    .collect(
                            Collectors.groupingBy(s ->
                                    "%s %d %s"
                                            .formatted(
                                                    s.document(),
                                                    s.mention().chunkIndex(),
                                                    Names.normalised(s.mention().name()))))
                    .entrySet()
                    .stream()
                    .map(e ->
                            "%s %s %d"
                                    .formatted(
                                            e.getKey(),
                                            e.getValue().stream()
                                                    .mapToDouble(s -> s.mention().confidence())
                                                    .max()
                                                    .orElseThrow(),
                                            e.getValue().size()))
                    .collect(Collectors.toSet());
        }

        Map<String, String> entities() {
            var rows = new TreeMap<String, String>();
            said().stream()
                    .collect(Collectors.groupingBy(s -> Names.normalised(s.mention().name())))
                    .forEach((name, all) -> rows.put(name, entity(all)));
            return rows;
        }

        private static String entity(List<Said> all) {
            var first =
                    all.stream().min(Comparator.comparingInt(Said::order)).orElseThrow().mention();
            var display = first.displayName();
            return "%s %s %d in %d"
                    .formatted(
                            display == null ? Names.displayed(first.name()) : display,
                            first.semanticType().toUpperCase(Locale.ROOT),
                            all.size(),
                            all.stream().map(Said::document).distinct().count());
        }
    }
}
