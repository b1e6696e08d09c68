package dev.lexlog.api;

import dev.lexlog.api.await.AwaitRoute;
import dev.lexlog.api.http.Failures;
import dev.lexlog.api.http.HttpServer;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.http.Routes;
import dev.lexlog.api.observe.Health;
import dev.lexlog.api.observe.Metrics;
import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.api.pipeline.PipelineRoutes;
import dev.lexlog.api.pipeline.PipelineStatus;
import dev.lexlog.api.read.Chunks;
import dev.lexlog.api.read.Documents;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.api.read.Stats;
import dev.lexlog.api.read.WatermarkJson;
import dev.lexlog.api.search.SearchRoute;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.Generation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// The HTTP interface: search, reads, waiting and health. Closing it leaves the generation, the
/// embedder and the pipeline open, for they belong to whoever made them.
public final class QueryApi implements AutoCloseable {
    private final AwaitRoute await;
    private final Metrics metrics;
    private final Routes routes;
    private final HttpServer server;

    /// `live` gives the generation that answers now; it may throw {@link
    /// dev.lexlog.schemas.failure.Unavailable} while there is none. `waitingExtractions` is the
    /// worker's gauge; empty where no worker runs beside the API.
    public QueryApi(
            ApiConfig config,
            Topics topics,
            Supplier<Generation> live,
            Embedder embedder,
            Pipeline pipeline,
            Supplier<OptionalLong> waitingExtractions,
            List<ReadinessCheck> checks) {
        var limits = config.limits();
        var timeout = limits.defaultTimeout();
        var reading = new LiveReading(live, timeout);
        var watermarks = new WatermarkJson(topics);
        var status =
                new PipelineStatus(
                        pipeline,
                        live,
                        topics,
                        waitingExtractions,
                        InstantSource.system(),
                        timeout);
        this.await = new AwaitRoute(pipeline, live, topics, limits);
        this.metrics = new Metrics(status);
        var all = new ArrayList<Route>();
        all.add(new SearchRoute(live, embedder, topics, limits).route());
        all.add(await.route());
        all.addAll(new Chunks(reading).routes());
        all.addAll(new Documents(reading).routes());
        all.add(new Stats(reading, watermarks).route());
        all.addAll(new PipelineRoutes(pipeline, status, timeout).routes());
        all.addAll(new Health(checks).routes());
        all.add(metrics.route());
        all.addAll(new Description().routes());
        this.routes = new Routes(all.stream().map(this::guarded).toList(), metrics::countUnrouted);
        this.server = new HttpServer(config.host(), config.port(), limits.maxBodyBytes(), routes);
    }

    /// Listens; answers the port.
    public int start() {
        return server.start();
    }

    public int port() {
        return server.port();
    }

    /// What is served, for whoever describes it.
    List<Route> routes() {
        return routes.all();
    }

    private Route guarded(Route route) {
        var name = route.method() + " " + route.template();
        return metrics.measured(
                new Route(
                        route.method(),
                        route.template(),
                        call -> Failures.caught(name, () -> route.handler().apply(call))));
    }

    @Override
    public void close() {
        server.close();
        await.close();
        metrics.close();
    }
}
