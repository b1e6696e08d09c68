package dev.lexlog.standalone.cli.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.0 kB",
        "1550000,1.6 MB",
        "2000000000000000,2000.0 TB"
    })
    void sizesHaveTheLargestUnitThatFits(long bytes, String text) {
        assertThat(Amounts.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "59,59 s", "60,1 min", "3599,59 min", "3600,1 h", "86400,1 d"})
    void timesHaveTheLargestUnitThatFits(long seconds, String text) {
        assertThat(Amounts.time(seconds)).isEqualTo(text);
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(Amounts.size(null)).isEqualTo("-");
        assertThat(Amounts.count(null)).isEqualTo("-");
    }
}
