package dev.lexlog.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void everythingRunsWhenNothingIsNamed() {
        assertThat(parse("--collection", "texts", "--database", "postgresql://u:p@h/d").benches())
                .containsExactly(Bench.values());
        assertThat(parse().shortForm()).isFalse();
    }

    @Test
    void namedOnesRunInTheUsualOrder() {
        var options = parse("latency", "--short", "search", "--seed", "5");

        assertThat(options.benches()).containsExactly(Bench.SEARCH, Bench.LATENCY);
        assertThat(options.shortForm()).isTrue();
        assertThat(options.seed()).isEqualTo(5);
    }

    @Test
    void knowledgeNeedsTexts() {
        assertThat(parse().benches()).doesNotContain(Bench.KNOWLEDGE).hasSize(5);
        assertThat(parse("knowledge", "--collection", "texts").collection())
                .isEqualTo(Path.of("texts"));
        assertThatThrownBy(() -> parse("knowledge")).hasMessage("knowledge wants --collection DIR");
    }

    @Test
    void unknownNameIsRefused() {
        assertThatThrownBy(() -> parse("speed"))
                .hasMessage(
                        "speed is none of search, postgres-search, postgres-write, projectors, rebuild, ingest, knowledge, latency, startup");
        assertThatThrownBy(() -> parse("postgres-search"))
                .hasMessage("postgres-search wants --database URL");
        assertThatThrownBy(() -> parse("--seed")).hasMessage("--seed wants a number, not nothing");
    }

    private static Options parse(String... arguments) {
        var all = new ArrayList<>(List.of("home", "target"));
        all.addAll(List.of(arguments));
        return Options.parse(all.toArray(String[]::new));
    }
}
