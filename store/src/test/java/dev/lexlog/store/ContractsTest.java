package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    static Stream<DynamicTest> failures(Class<?> contract, Supplier<Object> prepared) {
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
}
