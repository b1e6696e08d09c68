package dev.lexlog.store;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.KnowledgeOracle.Link;
import dev.lexlog.store.read.VectorReads;
import dev.lexlog.store.read.VectorReads.Similar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers about vectors and entities that are alike, compared with all vectors.
public abstract class VectorContract {
    private static final int SCOPES = 16;

    @TempDir Path folder;

    private FilledReading filled;
    private KnowledgeOracle oracle;
    private VectorReads reads;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    /// What the generation keeps of a vector, and compares a query as.
    protected Embedding stored(Embedding vector) {
        return vector;
    }

    @BeforeEach
    void fillGeneration() {
        filled = new FilledReading(folder, this::open);
        oracle = filled.oracle;
        reads = filled.reading.vectors();
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

    /// The vectors of each visible entity's visible chunks.
    private Map<Entity, List<Embedding>> vectors(Visibility scope) {
        var embeddings =
                oracle.embeddings(scope).stream()
                        .collect(toMap(ChunkEmbedding::id, e -> stored(e.vector())));
        return oracle.links(scope).stream()
                .filter(link -> embeddings.containsKey(link.chunk().id()))
                .collect(
                        groupingBy(
                                Link::entity,
                                mapping(
                                        link ->
                                                Objects.requireNonNull(
                                                        embeddings.get(link.chunk().id())),
                                        toList())));
    }

    @Test
    void visibleVectorsAreReadById() {
        var ids = oracle.rows(LogTable.CHUNKS, Chunk.class).stream().map(Chunk::id).toList();
        inRandomScopes(scope -> {
            var expected = new HashMap<ChunkId, Embedding>();
            oracle.embeddings(scope).forEach(e -> expected.put(e.id(), stored(e.vector())));
            assertThat(reads.embeddings(ids, scope)).isEqualTo(expected);
        });
        assertThat(reads.embeddings(ids, Visibility.ALL_DOMAINS)).isNotEmpty();
    }

    @Test
    void meanOfAnEntityIsOfItsVisibleChunks() {
        inRandomScopes(scope -> {
            var expected = new HashMap<EntityId, Embedding>();
            vectors(scope).forEach((entity, all) -> expected.put(entity.id(), mean(all)));
            var means = reads.means(allIds(), scope);
            assertThat(means.keySet()).isEqualTo(expected.keySet());
            means.forEach((id, mean) ->
                    assertThat(mean.dot(Objects.requireNonNull(expected.get(id))))
                            .isCloseTo(1, within(1e-6)));
        });
        assertThat(reads.means(allIds(), Visibility.ALL_DOMAINS)).isNotEmpty();
    }

    private static Embedding mean(List<Embedding> vectors) {
        var sum = new float[SampleRows.DIMENSION];
        for (var vector : vectors) {
            var values = vector.toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        return Embedding.of(sum).normalised();
    }

    @Test
    void similarEntitiesFollowTheBestCosineAndLeaveOutTheIgnored() {
        inRandomScopes(scope -> {
            var query = SampleRows.vector(filled.rows.random, SampleRows.DIMENSION);
            var asked = stored(query).normalised();
            var ignored =
                    oracle.terms(scope).stream()
                            .filter(GlossaryTerm::ignored)
                            .flatMap(term -> KnowledgeOracle.groundingNames(term).stream())
                            .collect(toSet());
            var best = new HashMap<EntityId, Double>();
            vectors(scope)
                    .forEach((entity, all) -> {
                        double cosine =
                                all.stream()
                                        .mapToDouble(vector -> asked.dot(vector.normalised()))
                                        .max()
                                        .orElseThrow();
                        if (cosine >= 0.3 && !ignored.contains(entity.nameFolded())) {
                            best.put(entity.id(), cosine);
                        }
                    });
            var found = reads.similarEntities(query, 0.3, scope, null, 1_000);
            assertThat(found)
                    .isSortedAccordingTo(
                            comparingDouble((Similar s) -> -s.similarity())
                                    .thenComparing(s -> s.entity().id()));
            assertThat(found.stream().collect(toMap(s -> s.entity().id(), s -> 0)).keySet())
                    .isEqualTo(best.keySet());
            found.forEach(s ->
                    assertThat(s.similarity())
                            .isCloseTo(
                                    Objects.requireNonNull(best.get(s.entity().id())),
                                    within(1e-5)));
            if (found.size() > 1) {
                var second = found.get(1).entity().id();
                assertThat(reads.similarEntities(query, 0.3, scope, second, 1))
                        .isEqualTo(found.subList(0, 1));
                assertThat(reads.similarEntities(query, 0.3, scope, second, 1_000))
                        .doesNotContain(found.get(1))
                        .hasSize(found.size() - 1);
            }
        });
        var any = SampleRows.vector(1);
        assertThat(reads.similarEntities(any, -1, Visibility.ALL_DOMAINS, null, 5)).isNotEmpty();
    }
}
