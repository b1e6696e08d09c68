package dev.lexlog.api.real;

import dev.lexlog.api.ApiConfig;
import dev.lexlog.api.Limits;
import dev.lexlog.api.QueryApi;
import dev.lexlog.api.Reply;
import dev.lexlog.api.fake.AxisEmbedder;
import dev.lexlog.api.fake.MemoryPipeline;
import dev.lexlog.api.generation.Models;
import dev.lexlog.api.generation.OneGeneration;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.EmbeddedGeneration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/// The API on a free port over an embedded generation.
public final class EmbeddedApi implements AutoCloseable {
    public static final int DIMENSION = 4;

    private final EmbeddedGeneration generation;
    private final QueryApi api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<LogTable, Long> ends = new HashMap<>();
    private final int port;

    public EmbeddedApi(Path folder, Collection<? extends LogRow> rows) {
        var settings = new GenerationSettings(new EmbeddingModel("fake", DIMENSION), "english", 1);
        generation = EmbeddedGeneration.open(folder, 1, settings);
        api =
                new QueryApi(
                        new ApiConfig("127.0.0.1", 0, Limits.DEFAULT),
                        Topics.DEFAULT,
                        () -> new OneGeneration(generation),
                        Models.only(new AxisEmbedder(DIMENSION, () -> {})),
                        new MemoryPipeline(),
                        OptionalLong::empty,
                        List.of());
        put(rows);
        port = api.start();
    }

    public void put(Collection<? extends LogRow> rows) {
        apply(rows, Change.Put::new);
    }

    /// Tombstones of these rows.
    public void delete(Collection<? extends LogRow> rows) {
        apply(rows, (row, offset) -> new Change.Delete(row.table(), row.key(), offset));
    }

    private void apply(Collection<? extends LogRow> rows, BiFunction<LogRow, Long, Change> change) {
        var changes = new HashMap<LogTable, List<Change>>();
        for (var row : rows) {
            long offset = ends.merge(row.table(), 1L, Long::sum) - 1;
            changes.computeIfAbsent(row.table(), _ -> new ArrayList<>())
                    .add(change.apply(row, offset));
        }
        var slices = new ArrayList<Slice>();
        changes.forEach((t, list) -> slices.add(slice(t, list)));
        var topicIds = new HashMap<String, String>();
        slices.forEach(s -> topicIds.put(s.partition().topic(), "id of " + s.partition().topic()));
        var writer = generation.writer();
        writer.take(slices.stream().map(Slice::partition).toList(), topicIds);
        if (!(writer.apply(slices) instanceof Outcome.Applied)) {
            throw new IllegalStateException("fenced");
        }
    }

    private static Slice slice(LogTable table, List<Change> changes) {
        var partition = new LogPartition(Topics.DEFAULT.log(table), 0);
        long from = changes.getFirst().offset();
        return new Slice(partition, from, from + changes.size(), Rows.TIME, true, changes);
    }

    public Reply get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    public Reply post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)).build());
    }

    /// The pages of a list, each of `limit` items at most, as one list of what the pointer finds.
    public List<String> pages(String path, int limit, String pointer) {
        var found = new ArrayList<String>();
        var start = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        for (var next = start; !next.isEmpty(); ) {
            var page = get(next);
            if (page.status() != 200 || page.json().path("items").size() > limit) {
                throw new AssertionError(next + ": " + page.body());
            }
            page.json().path("items").forEach(i -> found.add(i.at(pointer).asText()));
            var cursor = page.json().path("next_cursor");
            next = cursor.isNull() ? "" : start + "&cursor=" + cursor.asText();
        }
        return found;
    }

    /// One page, as the list of what the pointer finds in each item.
    public List<String> items(String path, String pointer) {
        var reply = get(path);
        var items = reply.json().path("items");
        if (reply.status() != 200 || !items.isArray()) {
            throw new AssertionError(path + ": " + reply.body());
        }
        return items.valueStream().map(i -> i.at(pointer).asText()).toList();
    }

    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
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
        generation.close();
    }
}
