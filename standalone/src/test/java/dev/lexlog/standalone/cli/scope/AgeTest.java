package dev.lexlog.standalone.cli.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AgeTest {
    @Test
    void unitIsASecondAMinuteAnHourOrADay() {
        assertThat(new Age().convert("30d")).isEqualTo(Duration.ofDays(30));
        assertThat(new Age().convert("12h")).isEqualTo(Duration.ofHours(12));
        assertThat(new Age().convert("45m")).isEqualTo(Duration.ofMinutes(45));
        assertThat(new Age().convert("0s")).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "d", "-1d", "1w", "1.5h", ""})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new Age().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("30d");
    }
}
