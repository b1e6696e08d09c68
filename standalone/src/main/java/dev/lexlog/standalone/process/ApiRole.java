package dev.lexlog.standalone.process;

import dev.lexlog.api.QueryApi;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.standalone.config.DatabaseUrl;
import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.data.CannotStart;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.data.Ports;
import dev.lexlog.standalone.health.IndexLookout;
import dev.lexlog.store.Generation;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// Answers from a generation: one of PostgreSQL that projectors keep, or one of DuckDB that it
/// keeps itself.
final class ApiRole {
    private final LexlogConfig config;
    private final Running running;
    private final IndexLookout lookout;
    private final CompletableFuture<Generation> live = new CompletableFuture<>();

    private ApiRole(LexlogConfig config, Running running) {
        this.config = config;
        this.running = running;
        this.lookout =
                running.parts().keep("lookout", new IndexLookout(config.projector().readyLag()));
    }

    /// Returns its address, when searches find what was in the log at the start.
    static URI start(LexlogConfig config, Running running) {
        return new ApiRole(config, running).start();
    }

    private URI start() {
        Ports.requireFree(new Host(config.api().host()), config.api().port(), "api.port");
        var embeddings = config.embeddings();
        var embedder = Embedders.create(embeddings.embedder(), embeddings.settings());
        running.parts().keep("embedder", embedder);
        var side = KafkaSide.open(config, running);
        var api =
                new QueryApi(
                        config.api(),
                        config.topics(),
                        this::generation,
                        embedder,
                        side.pipeline(),
                        OptionalLong::empty,
                        List.of(
                                running.patience().check(),
                                lookout.database(),
                                lookout.firstLag()));
        int port = running.parts().keep("API", api).start();
        open(side, embedder);
        return URI.create("http://" + new Host(config.api().host()).reachable() + ":" + port);
    }

    private void open(KafkaSide side, Embedder embedder) {
        var tables = new Tables(config, running, embedder.model());
        var log = KafkaSide.log(config);
        var generation = generation(tables);
        lookout.start(generation, side.pipeline(), log);
        live.complete(generation);
        if (config.storage().url() instanceof DatabaseUrl.DuckDb) {
            running.patience()
                    .await(
                            "the log topics, which a worker makes",
                            () -> side.pipeline().stableEnds(log));
            ProjectorPart.start(config, running, side.schemas(), generation);
        }
        running.patience().await(List.of(lookout.database(), lookout.firstLag()));
        running.patience().started();
    }

    private Generation generation(Tables tables) {
        return switch (config.storage().url()) {
            case DatabaseUrl.DuckDb(var folder) -> tables.embedded(folder);
            case DatabaseUrl.PostgreSql url -> tables.forReading(url);
            case null -> throw new CannotStart("storage.database-url is missing");
        };
    }

    private Generation generation() {
        if (!live.isDone()) {
            throw new Unavailable("the API is still starting", null);
        }
        return live.join();
    }
}
