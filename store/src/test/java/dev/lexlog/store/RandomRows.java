package dev.lexlog.store;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility.Domains;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chunks and documents in random scopes, random filters, and by brute force what these let
/// through.
final class RandomRows {
    private static final List<String> NAMES = List.of("a", "a/b", "z", "Ä", "😀", "\uFB01");

    final Random random = new Random(42);
    final MemoryLog log = new MemoryLog();

    RandomRows(int chunks) {
        for (int i = 0; i < chunks; i++) {
            putRandomChunk("c_" + i);
        }
        var knowledge = new KnowledgeSamples(random, "");
        for (int i = 0; i < 4 * chunks; i++) {
            log.put(knowledge.link("c_" + random.nextInt(chunks + 5)));
            log.put(knowledge.row(one(KnowledgeSamples.TABLES)));
        }
    }

    private void putRandomChunk(String id) {
        var document = new DocumentId(oneOf(null, "a", "b"), oneOf(null, null, "s", "t"), name());
        var chunk =
                new Chunk(
                        new ChunkId(id),
                        document,
                        oneOf(null, null, "u", "default"),
                        one(List.of(Source.values())),
                        one(List.of(ChunkType.DOCUMENT, ChunkType.DB_TABLE)),
                        oneOf(null, "section"),
                        "fox " + id,
                        "hash",
                        null);
        log.put(chunk).put(SampleRows.embedding(chunk, SampleRows.vector(random, 8)));
        if (random.nextInt(8) > 0) {
            log.put(SampleRows.position(id, random.nextInt(4)));
        }
        if (random.nextInt(8) > 0) {
            log.put(SampleRows.document(document));
        }
    }

    String name() {
        return one(NAMES);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private @Nullable String oneOf(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    Visibility randomVisibility() {
        var domains =
                one(
                        List.of(
                                new Domains.All(),
                                new Domains.Only(Set.of()),
                                new Domains.Only(Set.of("a")),
                                new Domains.Only(Set.of("a", "b", "unknown"))));
        return new Visibility(
                domains,
                oneOf(null, "s", "unknown"),
                one(List.of(Visibility.DEFAULT_USER, "u", "other")));
    }

    ChunkFilter randomFilter() {
        return new ChunkFilter(
                randomVisibility(),
                one(List.of(Set.of(), Set.of(), Set.of(ChunkType.DB_TABLE))),
                one(List.of(Set.of(), Set.of(), Set.of(Source.API, Source.SCHEMA))),
                oneOf(null, null, "a/b", "unknown"));
    }

    static boolean inScope(DocumentId id, Visibility visibility) {
        if (id.session() != null) {
            return id.session().equals(visibility.session());
        }
        return switch (visibility.domains()) {
            case Domains.All() -> true;
            case Domains.Only(Set<String> names) ->
                    id.domain() == null || names.contains(id.domain());
        };
    }

    static boolean visible(Chunk chunk, Visibility visibility) {
        return inScope(chunk.document(), visibility)
                && (chunk.user() == null || chunk.user().equals(visibility.user()));
    }

    static boolean passes(Chunk chunk, ChunkFilter filter) {
        return visible(chunk, filter.visibility())
                && (filter.chunkTypes().isEmpty()
                        || filter.chunkTypes().contains(chunk.chunkType()))
                && (filter.sources().isEmpty() || filter.sources().contains(chunk.source()))
                && (filter.document() == null || filter.document().equals(chunk.document().name()));
    }

    <T extends LogRow> Stream<T> rows(LogTable table, Class<T> type) {
        return log.fold(table).values().stream().map(type::cast);
    }

    List<Chunk> chunks(Predicate<Chunk> wanted) {
        return rows(LogTable.CHUNKS, Chunk.class).filter(wanted).toList();
    }

    StoredChunk stored(Chunk chunk) {
        return Objects.requireNonNull(log.stored(log.ends()).get(chunk.id()));
    }

    /// Code points in a row that sorts as (document, domain, session, index, id) does.
    static int[] sortKey(DocumentId document, @Nullable ChunkPosition position, ChunkId id) {
        int index = position == null ? Integer.MAX_VALUE : position.index();
        var parts =
                Stream.of(document.name(), document.domain(), document.session())
                        .map(s -> Objects.requireNonNullElse(s, ""))
                        .flatMapToInt(s ->
                                java.util.stream.IntStream.concat(
                                        s.codePoints(), java.util.stream.IntStream.of(0)));
        var place = java.util.stream.IntStream.of(index);
        return Stream.of(parts, place, id.value().codePoints()).flatMapToInt(s -> s).toArray();
    }
}
