package dev.lexlog.embedding.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lexlog.schemas.model.EmbeddingModel;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEmbedderConfigTest {
    private static final HttpEmbedderConfig INSTRUCTED =
            new HttpEmbedderConfig(
                    URI.create("http://h:1"),
                    "m",
                    null,
                    8,
                    false,
                    16,
                    1,
                    "query: ",
                    Duration.ofSeconds(1));

    @ParameterizedTest
    @ValueSource(strings = {"http://h:1", "http://h:1/", "http://h:1/v1", "http://h:1/v1/"})
    void endpointIsTheSameHoweverTheBaseEnds(String base) {
        assertThat(HttpEmbedderConfig.of(URI.create(base), "m", 1).endpoint())
                .isEqualTo(URI.create("http://h:1/v1/embeddings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h:1", "/v1", "ftp://h/v1"})
    void otherUrlsAreNamed(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpEmbedderConfig.of(URI.create(base), "m", 1))
                .withMessageContaining("'" + base + "'");
    }

    @Test
    void anotherModelOfTheServerHasNoneOfTheFirstOnesHabits() {
        var other = INSTRUCTED.with(new EmbeddingModel("other", 8));

        assertThat(other.embeddingModel()).isEqualTo(new EmbeddingModel("other", 8));
        assertThat(other.baseUrl()).isEqualTo(INSTRUCTED.baseUrl());
        assertThat(other.queryInstruction()).isEmpty();
        assertThat(other.askForDimension()).isFalse();
    }

    @Test
    void sameModelWithAnotherDimensionIsAskedToShorten() {
        var shorter = INSTRUCTED.with(new EmbeddingModel("m", 4));

        assertThat(shorter.askForDimension()).isTrue();
        assertThat(shorter.dimension()).isEqualTo(4);
        assertThat(shorter.queryInstruction()).isEqualTo("query: ");
        assertThat(INSTRUCTED.with(INSTRUCTED.embeddingModel())).isEqualTo(INSTRUCTED);
    }

    @Test
    void keyIsNeverPrinted() {
        var config =
                new HttpEmbedderConfig(
                        URI.create("https://h"),
                        "m",
                        new ApiKey("secret-key"),
                        1,
                        false,
                        16,
                        1,
                        "",
                        Duration.ofSeconds(1));

        assertThat(config.toString()).contains("***").doesNotContain("secret-key");
    }

    @Test
    void keyThatCannotBeAHeaderIsRefusedUnprinted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey("secret\nkey"))
                .withMessageNotContaining("secret");
    }
}
