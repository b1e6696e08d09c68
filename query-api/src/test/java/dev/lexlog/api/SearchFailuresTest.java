package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.DocumentId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a search answers when one of its lists, or the model, is slow or fails.
class SearchFailuresTest {
    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void stop() {
        api.close();
        assertThat(api.generation.openReadings).hasValue(0);
    }

    @Test
    void listThatFailsIsNamed() {
        api.generation.add(new DocumentId(null, null, "a"), "apple");
        api.generation.beforeText =
                () -> {
                    throw new IllegalStateException("index broken");
                };

        var reply = api.search("{\"query\": \"apple\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("degraded")).hasToString("[\"text\"]");
        assertThat(reply.ids()).hasSize(1);
    }

    @Test
    void embedderThatIsAwayLeavesTheText() {
        api.generation.add(new DocumentId(null, null, "a"), "apple");
        api.beforeEmbedding =
                () -> {
                    throw new Unavailable("model server away", null);
                };

        var hybrid = api.search("{\"query\": \"apple\"}");
        var vector = api.search("{\"query\": \"apple\", \"mode\": \"vector\"}");

        assertThat(hybrid.json().path("degraded")).hasToString("[\"vector\"]");
        assertThat(hybrid.ids()).hasSize(1);
        assertThat(vector.status()).isEqualTo(503);
        assertThat(vector.json().path("detail").asText()).isEqualTo("model server away");
    }

    @Test
    void embedderThatDoesNotAnswerLeavesTheText() {
        api.generation.add(new DocumentId(null, null, "a"), "apple");
        api.beforeEmbedding = LockSupport::park;

        var hybrid = api.search("{\"query\": \"apple\", \"timeout_ms\": 600}");

        assertThat(hybrid.json().path("degraded")).hasToString("[\"vector\"]");
        assertThat(hybrid.ids()).hasSize(1);
    }

    @Test
    void bothListsFailingIsAProblemOfOurs() {
        Runnable broken =
                () -> {
                    throw new IllegalStateException("secret detail");
                };
        api.generation.beforeText = broken;
        api.generation.beforeVector = broken;

        var reply = api.search("{\"query\": \"apple\"}");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.body()).doesNotContain("secret detail");
    }

    @Test
    void slowSearchIsCutOffAndCancelled() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        api.generation.beforeVector =
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                };

        var reply = api.search("{\"query\": \"apple\", \"timeout_ms\": 100}");

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.json().path("detail").asText()).contains("took longer than 100 ms");
        interrupted.await();
    }

    @Test
    void listsAreAskedSideBySide() {
        var both = new CountDownLatch(2);
        Runnable meet =
                () -> {
                    both.countDown();
                    try {
                        both.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
        api.generation.beforeText = meet;
        api.generation.beforeVector = meet;

        assertThat(api.search("{\"query\": \"apple\"}").status()).isEqualTo(200);
    }
}
