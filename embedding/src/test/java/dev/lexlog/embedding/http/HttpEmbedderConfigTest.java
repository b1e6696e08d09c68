package dev.lexlog.embedding.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEmbedderConfigTest {
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
