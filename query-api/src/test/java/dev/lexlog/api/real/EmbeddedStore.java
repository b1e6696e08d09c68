package dev.lexlog.api.real;

import dev.lexlog.api.ApiConfig;
import dev.lexlog.api.Limits;
import dev.lexlog.api.QueryApi;
import dev.lexlog.api.Reply;
import dev.lexlog.api.fake.AxisEmbedder;
import dev.lexlog.api.fake.MemoryPipeline;
import dev.lexlog.api.generation.Models;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.EmbeddedGenerations;
import dev.lexlog.store.lifecycle.GenerationState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;

/// The API over all generations of an embedded store; what a keeper would do, the test orders.
public final class EmbeddedStore implements AutoCloseable {
    private static final int DIMENSION = 4;

    public final EmbeddedGenerations generations;
    private final List<LogRow> rows;
    private final QueryApi api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    /// The first generation holds these rows.
    public EmbeddedStore(Path folder, Collection<? extends LogRow> rows) {
        this.rows = List.copyOf(rows);
        generations = EmbeddedGenerations.open(folder);
        var model = new EmbeddingModel("fake", DIMENSION);
        generations.begin(new GenerationSettings(model, "english", 1));
        fill(generations.open(1).writer());
        api =
                new QueryApi(
                        new ApiConfig("127.0.0.1", 0, Limits.DEFAULT),
                        Topics.DEFAULT,
                        () -> generations,
                        Models.only(new AxisEmbedder(DIMENSION, () -> {})),
                        new MemoryPipeline(),
                        OptionalLong::empty,
                        List.of());
        port = api.start();
    }

    private void fill(GenerationWriter writer) {
        var changes = new HashMap<LogTable, List<Change>>();
        for (var row : rows) {
            var list = changes.computeIfAbsent(row.table(), _ -> new ArrayList<>());
            list.add(new Change.Put(row, list.size()));
        }
        var slices = new ArrayList<Slice>();
        var topicIds = new HashMap<String, String>();
        changes.forEach((table, list) -> {
            var partition = new LogPartition(Topics.DEFAULT.log(table), 0);
            topicIds.put(partition.topic(), "id of " + partition.topic());
            slices.add(new Slice(partition, 0, list.size(), Rows.TIME, true, list));
        });
        writer.take(slices.stream().map(Slice::partition).toList(), topicIds);
        if (!(writer.apply(slices) instanceof GenerationWriter.Outcome.Applied)) {
            throw new IllegalStateException("fenced");
        }
    }

    /// Loads an ordered generation with the rows and takes it to `ready`.
    public void makeReady(int number) {
        fill(generations.loader(number));
        var loading = generations.list().get(number - 1).state();
        move(number, loading, new GenerationState.Indexing());
        generations.index(number);
        move(number, new GenerationState.Indexing(), new GenerationState.CatchingUp());
        move(number, new GenerationState.CatchingUp(), new GenerationState.Verifying());
        move(number, new GenerationState.Verifying(), new GenerationState.Ready());
    }

    /// Retires it for good.
    public void drop(int number) {
        generations.drop(number);
        move(number, new GenerationState.Retiring(), new GenerationState.Retired());
    }

    private void move(int number, GenerationState from, GenerationState to) {
        if (!generations.move(number, from, to)) {
            throw new IllegalStateException(number + " is not " + from.wireName());
        }
    }

    public Reply get(String path) {
        return send(request(path).GET().build());
    }

    public Reply post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private Reply send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        api.close();
        generations.close();
    }
}
