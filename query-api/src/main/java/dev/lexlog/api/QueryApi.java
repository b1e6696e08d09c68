package dev.lexlog.api;

import dev.lexlog.api.await.AwaitRoute;
import dev.lexlog.api.cluster.Clusters;
import dev.lexlog.api.entity.ChunkMentions;
import dev.lexlog.api.entity.CoOccurrences;
import dev.lexlog.api.entity.Entities;
import dev.lexlog.api.entity.EntityBatch;
import dev.lexlog.api.entity.Mentions;
import dev.lexlog.api.entity.SimilarEntities;
import dev.lexlog.api.generation.Answering;
import dev.lexlog.api.generation.FirstRequests;
import dev.lexlog.api.generation.GenerationRoutes;
import dev.lexlog.api.generation.LiveGeneration;
import dev.lexlog.api.generation.Models;
import dev.lexlog.api.glossary.Glossary;
import dev.lexlog.api.glossary.OneTerm;
import dev.lexlog.api.glossary.Terms;
import dev.lexlog.api.hash.SourceHashes;
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
import dev.lexlog.api.read.ChunkBatch;
import dev.lexlog.api.read.Chunks;
import dev.lexlog.api.read.Documents;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.api.read.Sessions;
import dev.lexlog.api.read.Stats;
import dev.lexlog.api.read.WatermarkJson;
import dev.lexlog.api.relationship.Relationships;
import dev.lexlog.api.search.SearchRoute;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.lifecycle.Generations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// The HTTP interface: search, reads, waiting and health. Closing it leaves the generations, the
/// embedders and the pipeline open, for they belong to whoever made them.
public final class QueryApi implements AutoCloseable {
    private final LiveGeneration live;
    private final AwaitRoute await;
    private final Metrics metrics;
    private final Routes routes;
    private final HttpServer server;

    /// `generations` may throw {@link dev.lexlog.schemas.failure.Unavailable} while the store is
    /// not open yet. `waitingExtractions` is the worker's gauge; empty where no worker runs beside
    /// the API.
    public QueryApi(
            ApiConfig config,
            Topics topics,
            Supplier<Generations> generations,
            Models models,
            Pipeline pipeline,
            Supplier<OptionalLong> waitingExtractions,
            List<ReadinessCheck> checks) {
        var limits = config.limits();
        var timeout = limits.defaultTimeout();
        var embedders = models.embedders();
        this.live = new LiveGeneration(generations, new FirstRequests(embedders));
        var status =
                new PipelineStatus(
                        pipeline,
                        live,
                        topics,
                        waitingExtractions,
                        InstantSource.system(),
                        timeout);
        var rebuilds = new GenerationRoutes(generations, live, pipeline, models, topics, timeout);
        this.await = new AwaitRoute(pipeline, new Answering(generations, live), topics, limits);
        this.metrics = new Metrics(status, rebuilds.looks());
        var all = new ArrayList<Route>();
        all.add(new SearchRoute(live, embedders, topics, limits).route());
        all.add(await.route());
        all.addAll(reads(new LiveReading(live, timeout), embedders, limits));
        all.addAll(rebuilds.routes());
        all.add(new Stats(new LiveReading(live, timeout), new WatermarkJson(topics)).route());
        all.add(new Sessions(new LiveReading(live, timeout)).route());
        all.addAll(new PipelineRoutes(pipeline, status, timeout).routes());
        all.addAll(new Health(checks).routes());
        all.add(metrics.route());
        all.addAll(new Description().routes());
        this.routes = new Routes(all.stream().map(this::guarded).toList(), metrics::countUnrouted);
        this.server = new HttpServer(config.host(), config.port(), limits.maxBodyBytes(), routes);
    }

    private static List<Route> reads(
            LiveReading live, Function<EmbeddingModel, Embedder> embedders, Limits limits) {
        var all = new ArrayList<Route>();
        all.addAll(new Chunks(live).routes());
        all.add(new ChunkBatch(live).route());
        all.add(new ChunkMentions(live).route());
        all.addAll(new Documents(live).routes());
        all.addAll(new Entities(live).routes());
        all.addAll(new Mentions(live).routes());
        all.addAll(new CoOccurrences(live).routes());
        all.add(new EntityBatch(live).route());
        all.add(new SimilarEntities(live, embedders, limits.maxQueryCharacters()).route());
        all.add(new Glossary(live).route());
        all.addAll(new Terms(live).routes());
        all.addAll(new OneTerm(live).routes());
        all.addAll(new Relationships(live).routes());
        all.addAll(new Clusters(live).routes());
        all.addAll(new SourceHashes(live).routes());
        return all;
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
        live.close();
        await.close();
        metrics.close();
    }
}
