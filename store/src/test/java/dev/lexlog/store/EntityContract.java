package dev.lexlog.store;

import static dev.lexlog.store.KnowledgeOracle.pages;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.KnowledgeOracle.Link;
import dev.lexlog.store.read.EntityReads;
import dev.lexlog.store.read.EntityReads.Linked;
import dev.lexlog.store.read.EntityReads.Mentioning;
import dev.lexlog.store.read.EntityReads.Reference;
import dev.lexlog.store.read.EntityReads.Statistics;
import dev.lexlog.store.read.NamePlace;
import dev.lexlog.store.read.RankPlace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers about entities, compared with lists in memory under random scopes.
public abstract class EntityContract {
    private static final int SCOPES = 5;
    private static final Comparator<Entity> BY_NAME =
            comparing(Entity::nameFolded, KnowledgeOracle.TEXT).thenComparing(Entity::id);
    private static final Comparator<Link> BY_CONFIDENCE =
            comparingDouble((Link link) -> -link.row().confidence())
                    .thenComparing(link -> link.chunk().id());

    @TempDir Path folder;

    private FilledReading filled;
    private KnowledgeOracle oracle;
    private EntityReads reads;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void fillGeneration() {
        filled = new FilledReading(folder, this::open);
        oracle = filled.oracle;
        reads = filled.reading.entities();
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

    @Test
    void visibleEntitiesAreCounted() {
        inRandomScopes(
                scope -> assertThat(reads.count(scope)).isEqualTo(oracle.entities(scope).size()));
        assertThat(reads.count(Visibility.ALL_DOMAINS)).isPositive();
    }

    @Test
    void visibleEntitiesAreReadById() {
        inRandomScopes(scope -> {
            var expected = new HashMap<EntityId, Entity>();
            oracle.entities(scope).forEach(entity -> expected.put(entity.id(), entity));
            assertThat(reads.byId(allIds(), scope)).isEqualTo(expected);
        });
    }

    @Test
    void nameLeadsToTheMostLinkedVisibleEntity() {
        inRandomScopes(scope -> {
            var links = oracle.links(scope).stream().collect(groupingBy(Link::id));
            for (var name : List.of("order", "ORDER", "GrÖsse", "😀", "unknown")) {
                var expected =
                        oracle.entities(scope).stream()
                                .filter(e -> e.name().equalsIgnoreCase(name))
                                .min(
                                        comparingInt((Entity e) ->
                                                        -links.getOrDefault(e.id(), List.of())
                                                                .size())
                                                .thenComparing(Entity::id));
                assertThat(reads.byName(name, scope)).isEqualTo(expected);
            }
        });
        assertThat(reads.byName("Order", Visibility.ALL_DOMAINS)).isNotEqualTo(Optional.empty());
    }

    @Test
    void listFollowsNamesAndHoldsWhatContainsThePart() {
        inRandomScopes(scope -> {
            for (var part : List.of("", "R", "SS", "ö", "%", "_")) {
                var expected =
                        oracle.entities(scope).stream()
                                .filter(e -> e.nameFolded().contains(part.toLowerCase(Locale.ROOT)))
                                .sorted(BY_NAME)
                                .toList();
                var listed =
                        pages(
                                (@Nullable NamePlace after, int limit) ->
                                        reads.list(part, scope, after, limit),
                                NamePlace::of);
                assertThat(listed).as("%s in %s", part, scope).isEqualTo(expected);
            }
        });
        assertThat(reads.list("R", Visibility.ALL_DOMAINS, null, 5)).hasSize(5);
    }

    @Test
    void statisticsCountVisibleLinks() {
        inRandomScopes(scope -> {
            var links = oracle.links(scope).stream().collect(groupingBy(Link::id));
            var expected = new HashMap<EntityId, Statistics>();
            for (var entity : oracle.entities(scope)) {
                var own = links.getOrDefault(entity.id(), List.of());
                expected.put(
                        entity.id(),
                        new Statistics(
                                own.size(),
                                own.stream()
                                        .map(link -> link.chunk().source())
                                        .collect(Collectors.toSet()),
                                own.stream().map(Link::document).distinct().count()));
            }
            assertThat(reads.statistics(allIds(), scope)).isEqualTo(expected);
        });
        assertThat(reads.statistics(allIds(), Visibility.ALL_DOMAINS).values())
                .anyMatch(statistics -> statistics.references() > statistics.documents());
    }

    @Test
    void linksAndReferencesFollowConfidence() {
        inRandomScopes(scope -> {
            var expected = sortedLinks(scope);
            for (var id : allIds()) {
                var own = expected.getOrDefault(id, List.of());
                assertThat(
                                pages(
                                        (@Nullable RankPlace after, int limit) ->
                                                reads.links(id, scope, after, limit),
                                        RankPlace::of))
                        .isEqualTo(own.stream().map(Link::row).toList());
                assertThat(
                                pages(
                                        (@Nullable RankPlace after, int limit) ->
                                                reads.references(id, scope, after, limit),
                                        Reference::place))
                        .isEqualTo(own.stream().map(EntityContract::reference).toList());
            }
        });
        assertThat(sortedLinks(Visibility.ALL_DOMAINS).values())
                .allSatisfy(own ->
                        assertThat(
                                        reads.links(
                                                own.getFirst().id(),
                                                Visibility.ALL_DOMAINS,
                                                null,
                                                1))
                                .hasSize(1));
    }

    private Map<EntityId, List<Link>> sortedLinks(Visibility scope) {
        return oracle.links(scope).stream().sorted(BY_CONFIDENCE).collect(groupingBy(Link::id));
    }

    private static Reference reference(Link link) {
        return new Reference(
                link.chunk().id(),
                link.document(),
                link.chunk().section(),
                link.row().confidence());
    }

    @Test
    void referencesOfManyAreTheFirstOfEach() {
        inRandomScopes(scope -> {
            var expected = new HashMap<EntityId, List<Reference>>();
            sortedLinks(scope)
                    .forEach((id, own) ->
                            expected.put(
                                    id,
                                    own.stream().limit(2).map(EntityContract::reference).toList()));
            assertThat(reads.references(allIds(), scope, 2)).isEqualTo(expected);
        });
        assertThat(reads.references(allIds(), Visibility.ALL_DOMAINS, 2)).isNotEmpty();
    }

    @Test
    void documentsOfAnEntityFollowNameDomainAndSession() {
        inRandomScopes(scope -> {
            for (var id : allIds()) {
                var expected =
                        oracle.links(scope).stream()
                                .filter(link -> link.id().equals(id))
                                .collect(groupingBy(Link::document, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .sorted(Map.Entry.comparingByKey(KnowledgeOracle.DOCUMENTS))
                                .map(e ->
                                        new Mentioning(
                                                e.getKey(), oracle.url(e.getKey()), e.getValue()))
                                .toList();
                var listed =
                        pages(
                                (@Nullable String after, int limit) ->
                                        reads.documents(id, scope, after, limit),
                                d -> dev.lexlog.schemas.model.Keys.document(d.document()));
                assertThat(listed).isEqualTo(expected);
            }
        });
        assertThat(allIds())
                .anyMatch(id ->
                        reads.documents(id, Visibility.ALL_DOMAINS, null, 9).stream()
                                .anyMatch(document -> document.references() > 1));
    }

    @Test
    void entitiesOfManyChunksFollowConfidence() {
        var chunks =
                oracle.rows(LogTable.CHUNK_ENTITIES, ChunkEntity.class).stream()
                        .map(ChunkEntity::chunk)
                        .toList();
        inRandomScopes(scope -> {
            var expected = new HashMap<ChunkId, List<Linked>>();
            oracle.links(scope).stream()
                    .sorted(
                            comparingDouble((Link link) -> -link.row().confidence())
                                    .thenComparing(Link::id))
                    .forEach(link ->
                            expected.computeIfAbsent(
                                            link.chunk().id(), _ -> new java.util.ArrayList<>())
                                    .add(
                                            new Linked(
                                                    link.entity(),
                                                    link.row().confidence(),
                                                    link.row().mentions())));
            assertThat(reads.ofChunks(chunks, scope)).isEqualTo(expected);
        });
        assertThat(reads.ofChunks(chunks, Visibility.ALL_DOMAINS)).isNotEmpty();
    }
}
