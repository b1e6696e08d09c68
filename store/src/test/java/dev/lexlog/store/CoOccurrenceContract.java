package dev.lexlog.store;

import static dev.lexlog.store.KnowledgeOracle.pages;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.KnowledgeOracle.Link;
import dev.lexlog.store.read.CoOccurrenceReads;
import dev.lexlog.store.read.CoOccurrenceReads.CoOccurring;
import dev.lexlog.store.read.CoOccurrenceReads.Pair;
import dev.lexlog.store.read.CoOccurrenceReads.PairPlace;
import dev.lexlog.store.read.RankPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers about entities that share chunks, compared with all pairs of links.
public abstract class CoOccurrenceContract {
    private static final int SCOPES = 5;

    @TempDir Path folder;

    private FilledReading filled;
    private KnowledgeOracle oracle;
    private CoOccurrenceReads reads;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void fillGeneration() {
        filled = new FilledReading(folder, this::open);
        oracle = filled.oracle;
        reads = filled.reading.coOccurrences();
    }

    @AfterEach
    void closeGeneration() {
        filled.close();
    }

    private void inRandomScopes(Consumer<Visibility> test) {
        for (int i = 0; i < SCOPES; i++) {
            test.accept(filled.rows.randomVisibility());
        }
    }

    private List<EntityId> allIds() {
        return oracle.rows(LogTable.ENTITIES, Entity.class).stream().map(Entity::id).toList();
    }

    /// The shared chunks of every ordered pair of entities, in order of id.
    private Map<EntityId, Map<Entity, List<ChunkId>>> shared(Visibility scope) {
        var shared = new TreeMap<EntityId, Map<Entity, List<ChunkId>>>();
        var byChunk = oracle.links(scope).stream().collect(groupingBy(l -> l.chunk().id()));
        for (var links : new TreeMap<>(byChunk).values()) {
            for (Link one : links) {
                for (Link other : links) {
                    if (!one.id().equals(other.id())) {
                        shared.computeIfAbsent(one.id(), _ -> new HashMap<>())
                                .computeIfAbsent(other.entity(), _ -> new ArrayList<>())
                                .add(one.chunk().id());
                    }
                }
            }
        }
        return shared;
    }

    private Map<EntityId, List<CoOccurring>> ranked(Visibility scope) {
        var ranked = new HashMap<EntityId, List<CoOccurring>>();
        shared(scope)
                .forEach((one, others) ->
                        ranked.put(
                                one,
                                others.entrySet().stream()
                                        .map(e -> new CoOccurring(e.getKey(), e.getValue().size()))
                                        .sorted(
                                                comparingLong((CoOccurring c) -> -c.sharedChunks())
                                                        .thenComparing(c -> c.entity().id()))
                                        .toList()));
        return ranked;
    }

    @Test
    void companionsOfAnEntityFollowSharedChunks() {
        inRandomScopes(scope -> {
            var expected = ranked(scope);
            for (var id : allIds()) {
                var listed =
                        pages(
                                (@Nullable RankPlace after, int limit) ->
                                        reads.with(id, scope, after, limit),
                                CoOccurring::place);
                assertThat(listed).isEqualTo(expected.getOrDefault(id, List.of()));
            }
        });
        assertThat(reads.with(allIds(), Visibility.ALL_DOMAINS, 1)).isNotEmpty();
    }

    @Test
    void companionsOfManyAreTheFirstOfEach() {
        inRandomScopes(scope -> {
            var expected = ranked(scope);
            expected.replaceAll((_, all) -> all.stream().limit(2).toList());
            assertThat(reads.with(allIds(), scope, 2)).isEqualTo(expected);
        });
        assertThat(reads.with(allIds(), Visibility.ALL_DOMAINS, 2)).isNotEmpty();
    }

    @Test
    void pairsShareAtLeastTheMinimum() {
        var entities = new HashMap<EntityId, Entity>();
        oracle.rows(LogTable.ENTITIES, Entity.class).forEach(e -> entities.put(e.id(), e));
        inRandomScopes(scope -> {
            var expected = new ArrayList<Pair>();
            shared(scope)
                    .forEach((one, others) ->
                            others.forEach((other, chunks) -> {
                                var first = entities.get(one);
                                if (first != null
                                        && one.compareTo(other.id()) < 0
                                        && chunks.size() >= 2) {
                                    expected.add(new Pair(first, other, chunks.size()));
                                }
                            }));
            expected.sort(
                    comparingLong((Pair p) -> -p.sharedChunks())
                            .thenComparing(comparing(p -> p.first().id()))
                            .thenComparing(p -> p.second().id()));
            assertThat(
                            pages(
                                    (@Nullable PairPlace after, int limit) ->
                                            reads.pairs(2, scope, after, limit),
                                    Pair::place))
                    .isEqualTo(expected);
        });
        assertThat(reads.pairs(2, Visibility.ALL_DOMAINS, null, 5)).isNotEmpty();
    }

    @Test
    void sharedChunksMentionBoth() {
        inRandomScopes(scope -> {
            shared(scope)
                    .forEach((one, others) ->
                            others.entrySet().stream()
                                    .limit(3)
                                    .forEach(e ->
                                            assertThat(
                                                            pages(
                                                                    (@Nullable ChunkId after,
                                                                            int limit) ->
                                                                            reads.sharedChunks(
                                                                                    one,
                                                                                    e.getKey().id(),
                                                                                    scope,
                                                                                    after,
                                                                                    limit),
                                                                    id -> id))
                                                    .isEqualTo(e.getValue())));
        });
    }
}
