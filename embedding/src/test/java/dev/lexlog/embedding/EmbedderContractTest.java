package dev.lexlog.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The control of the contract: none of its tests passes on an embedder that does nothing.
class EmbedderContractTest {
    static Stream<Method> contract() {
        return Arrays.stream(EmbedderContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class));
    }

    @ParameterizedTest
    @MethodSource("contract")
    void contractFailsOnAnEmbedderThatDoesNothing(Method test) {
        EmbedderContract doingNothing = DoNothingEmbedder::new;

        assertThatThrownBy(() -> test.invoke(doingNothing))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void contractHasTests() {
        assertThat(contract()).hasSizeGreaterThan(8);
    }
}
