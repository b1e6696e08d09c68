package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.http.EmbeddingServer;
import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.standalone.blackbox.Events;
import dev.lexlog.standalone.blackbox.Http;
import dev.lexlog.standalone.blackbox.TestStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The model changes from `hashing:384` to `hashing:1024`, to an OpenAI-compatible server, and
/// back, while hybrid searches go on.
class ModelChangeIT {
    private static final int DOCUMENTS = Boolean.getBoolean("lexlog.long") ? 2_000 : 200;
    private static final int DIMENSION_OF_SERVER = 96;

    @Test
    void modelIsChangedWhileSearchesGoOn(@TempDir Path folder) throws InterruptedException {
        try (var server = new EmbeddingServer(DIMENSION_OF_SERVER);
                var stack = TestStack.start(folder, "hashing:384", embedding(server));
                var generations = new GenerationClient(stack.address().api())) {
            publish(stack);
            var failures = new CopyOnWriteArrayList<String>();
            var over = new AtomicBoolean();
            var searches =
                    Thread.ofVirtual()
                            .name("searches")
                            .start(() -> search(stack.client().http(), over, failures));
            change(stack, generations, "hashing:1024", 1_024);
            change(stack, generations, "http", DIMENSION_OF_SERVER);
            change(stack, generations, "hashing:384", 384);
            over.set(true);
            searches.join();
            assertThat(failures).isEmpty();
        }
    }

    private static EmbedderConfig embedding(EmbeddingServer server) {
        var http = HttpEmbedderConfig.of(server.url(), "served", DIMENSION_OF_SERVER);
        return new EmbedderConfig(1, http);
    }

    private static void publish(TestStack stack) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (int i = 0; i < DOCUMENTS; i++) {
            var text = "Document %d speaks of word%d and nothing else.".formatted(i, i);
            sent.add(stack.client().publish(Events.document("document-" + i, text)));
        }
        stack.client().await(sent);
    }

    private static void change(
            TestStack stack, GenerationClient generations, String model, int dimension) {
        int number =
                generations.rebuild(Map.of("embedding_model", model, "promote_when_ready", true));
        generations.await(number, "live");
        assertThat(generations.entry(number).path("dimension").asInt()).isEqualTo(dimension);
        var fresh = Events.document("after-" + number, "Published after generation " + number);
        stack.client().apply(fresh);
        assertThat(stack.client().search("Published after generation " + number, "vector"))
                .first()
                .isEqualTo("after-" + number);
        assertThat(stack.client().search("word7", "vector")).hasSize(10);
    }

    /// Each with both lists and a full page.
    private static void search(Http http, AtomicBoolean over, List<String> failures) {
        for (int i = 0; !over.get(); i++) {
            var query = "Document speaks of word" + i % DOCUMENTS;
            var answer = http.tryPost("/v1/search", Map.of("query", query));
            if (answer.status() != 200
                    || !answer.json().path("degraded").isEmpty()
                    || answer.json().path("hits").size() != 10) {
                failures.add(answer.toString());
            }
        }
    }
}
