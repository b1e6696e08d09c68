package dev.lexlog.store;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// As {@link ContractsTest}, for what is read of entities, glossary and the like.
class KnowledgeContractsTest {
    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> readingThatKnowsNothingFails() {
        return Stream.of(
                        ContractsTest.failures(EntityContract.class, this::entityContract),
                        ContractsTest.failures(
                                CoOccurrenceContract.class, this::coOccurrenceContract),
                        ContractsTest.failures(VectorContract.class, this::vectorContract),
                        ContractsTest.failures(GlossaryContract.class, this::glossaryContract),
                        ContractsTest.failures(
                                UnifiedGlossaryContract.class, this::unifiedGlossaryContract),
                        ContractsTest.failures(
                                RelationshipContract.class, this::relationshipContract),
                        ContractsTest.failures(HashContract.class, this::hashContract),
                        ContractsTest.failures(ClusterContract.class, this::clusterContract))
                .flatMap(tests -> tests);
    }

    private Object entityContract() {
        var contract =
                new EntityContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }

    private Object coOccurrenceContract() {
        var contract =
                new CoOccurrenceContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }

    private Object vectorContract() {
        var contract =
                new VectorContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }

    private Object glossaryContract() {
        var contract =
                new GlossaryContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }

    private Object unifiedGlossaryContract() {
        var contract =
                new UnifiedGlossaryContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }

    private Object relationshipContract() {
        var contract =
                new RelationshipContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }

    private Object hashContract() {
        var contract =
                new HashContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }

    private Object clusterContract() {
        var contract =
                new ClusterContract() {
                    @Override
                    protected Generation open(Path folder) {
                        return new DoesNothing();
                    }
                };
        contract.folder = folder;
        contract.fillGeneration();
        return contract;
    }
}
