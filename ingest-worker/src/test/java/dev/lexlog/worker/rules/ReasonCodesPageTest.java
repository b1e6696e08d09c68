package dev.lexlog.worker.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReasonCodesPageTest {
    private static final Path PAGE = Path.of("../docs/reference/reason-codes.md");

    @Test
    void pageHasARowForEveryReasonCode() throws IOException {
        var rows = Pattern.compile("(?m)^\\| `([a-z_0-9]+)`").matcher(Files.readString(PAGE));

        assertThat(rows.results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList());
    }
}
