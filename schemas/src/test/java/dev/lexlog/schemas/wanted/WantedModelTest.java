package dev.lexlog.schemas.wanted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lexlog.schemas.model.EmbeddingModel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedModelTest {
    private static final WantedModel WANTED =
            new WantedModel("embeddings.g7", new EmbeddingModel("e5 \"large\"", 1_024), false);

    @Test
    void recordIsJsonUnderThePlainSuffix() {
        assertThat(WantedModelJson.key(WANTED)).asString().isEqualTo("embeddings.g7");
        assertThat(WantedModelJson.value(WANTED))
                .asString()
                .isEqualTo("{\"model\":\"e5 \\\"large\\\"\",\"dimension\":1024,\"stopped\":false}");
    }

    @Test
    void recordIsReadAsItWasWritten() {
        for (var wanted : new WantedModel[] {WANTED, WANTED.stop()}) {
            assertThat(
                            WantedModelJson.read(
                                    WantedModelJson.key(wanted), WantedModelJson.value(wanted)))
                    .isEqualTo(wanted);
        }
    }

    @Test
    void fieldOfANewerVersionIsPassedOver() {
        var value = "{\"model\":\"a\",\"dimension\":2,\"stopped\":true,\"since\":\"g9\"}";
        assertThat(
                        WantedModelJson.read(
                                WantedModelJson.key(WANTED),
                                value.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new WantedModel("embeddings.g7", new EmbeddingModel("a", 2), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chunks", "embeddings.", "embeddings/g7", "embeddings.G7"})
    void suffixThatIsNoTopicOfEmbeddingsIsRefused(String suffix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WantedModel(suffix, WANTED.model(), false))
                .withMessageContaining("'" + suffix + "'");
    }
}
