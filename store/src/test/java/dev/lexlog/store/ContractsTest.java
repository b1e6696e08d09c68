package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A generation that does nothing fails every test of the contracts.
class ContractsTest {
    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> generationThatDoesNothingFails() {
        return Stream.of(
                        failures(GenerationContract.class, this::generationContract),
                        failures(SearchContract.class, this::searchContract),
                        failures(ReadingContract.class, this::readingContract))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> failures(Class<?> contract, Supplier<Object> prepared) {
        return Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method ->
                        DynamicTest.dynamicTest(method.getName(), () -> fails(method, prepared)));
    }

    private static void fails(Method test, Supplier<Object> prepared) {
        var instance = prepared.get();
        assertThatThrownBy(() -> test.invoke(instance)).cause().isInstanceOf(Throwable.class);
    }

    private Object generationContract() {
        var contract =
                new GenerationContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.openGeneration();
        return contract;
    }

    private Object searchContract() {
        var contract =
                new SearchContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.openGeneration();
        return contract;
    }

    private Object readingContract() {
        var contract =
                new ReadingContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }

    private static final class DoesNothing implements Generation, GenerationWriter, Reading {
        @Override
        public int number() {
            return 1;
        }

        @Override
        public GenerationSettings settings() {
            return SampleRows.SETTINGS;
        }

        @Override
        public GenerationWriter writer() {
            return this;
        }

        @Override
        public Reading read(Duration timeout) {
            return this;
        }

        @Override
        public void close() {}

        @Override
        public Map<LogPartition, Long> take(
                Collection<LogPartition> partitions, Map<String, String> topicIds) {
            return partitions.stream().collect(Collectors.toMap(p -> p, _ -> 0L));
        }

        @Override
        public Map<LogPartition, Instant> lastAtEnd() {
            return Map.of();
        }

        @Override
        public Outcome apply(List<Slice> slices) {
            return new Outcome.Applied(0);
        }

        @Override
        public Watermark watermark() {
            return new Watermark(null, Map.of());
        }

        @Override
        public Candidates byVector(Embedding query, ChunkFilter filter, int limit, boolean exact) {
            return new Candidates(List.of(), true);
        }

        @Override
        public Candidates byText(String query, ChunkFilter filter, int limit) {
            return new Candidates(List.of(), true);
        }

        @Override
        public Map<ChunkId, StoredChunk> chunks(Collection<ChunkId> ids, Visibility visibility) {
            return Map.of();
        }

        @Override
        public List<StoredChunk> chunks(ChunkFilter filter, @Nullable ChunkId after, int limit) {
            return List.of();
        }

        @Override
        public Optional<Document> document(String name, Visibility visibility) {
            return Optional.empty();
        }

        @Override
        public List<Document> documents(
                Visibility visibility,
                Collection<String> sources,
                @Nullable String afterKey,
                int limit) {
            return List.of();
        }

        @Override
        public Map<@Nullable String, Long> chunksByDomain(ChunkFilter filter) {
            return Map.of();
        }

        @Override
        public List<Count> counts(Visibility visibility) {
            return List.of();
        }

        @Override
        public Map<LogTable, String> digests() {
            return Map.of();
        }
    }
}
