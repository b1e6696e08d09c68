package dev.lexlog.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelEmbeddersTest {
    private static final EmbeddingModel SMALL = new EmbeddingModel("hashing:8", 8);
    private static final EmbeddingModel LARGE = new EmbeddingModel("hashing:16", 16);

    private final ModelEmbedders embedders = new ModelEmbedders(EmbedderConfig.defaults());

    @AfterEach
    void close() {
        embedders.close();
    }

    @Test
    void modelIsMadeOnceAndShared() {
        assertThat(embedders.of(SMALL)).isSameAs(embedders.of(SMALL));
        assertThat(embedders.of(LARGE).model()).isEqualTo(LARGE);
    }

    @Test
    void modelThatCannotBeMadeLeavesTheOthersAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> embedders.of(new EmbeddingModel("e5", 8)))
                .withMessageContaining("'e5'");
        assertThat(embedders.of(SMALL).model()).isEqualTo(SMALL);
    }

    @Test
    void nothingIsMadeAnyMoreOnceClosed() {
        embedders.close();

        assertThatThrownBy(() -> embedders.of(SMALL)).isInstanceOf(Unavailable.class);
    }
}
