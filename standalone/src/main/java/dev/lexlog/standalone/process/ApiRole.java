package dev.lexlog.standalone.process;

import dev.lexlog.api.QueryApi;
import dev.lexlog.api.generation.Models;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.embedding.ModelEmbedders;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.standalone.config.DatabaseUrl;
import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.data.CannotStart;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.data.Ports;
import dev.lexlog.standalone.health.IndexLookout;
import dev.lexlog.store.lifecycle.Generations;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// Answers from the live generation: of a PostgreSQL that projectors keep, or of a DuckDB that it
/// keeps itself.
final class ApiRole {
    private final LexlogConfig config;
    private final Running running;
    private final IndexLookout lookout;
    private final CompletableFuture<Generations> opened = new CompletableFuture<>();

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
        var settings = config.embeddings().settings();
        var embedders = running.parts().keep("embedders", new ModelEmbedders(settings));
        var first = Embedders.model(config.embeddings().embedder(), settings);
        var _ = embedders.of(first);
        var side = KafkaSide.open(config, running);
        var api =
                new QueryApi(
                        config.api(),
                        config.topics(),
                        this::generations,
                        new Models(embedders::of, name -> Embedders.model(name, settings)),
                        side.pipeline(),
                        OptionalLong::empty,
                        List.of(
                                running.patience().check(),
                                lookout.database(),
                                lookout.firstLag()));
        int port = running.parts().keep("API", api).start();
        open(side, first);
        return URI.create("http://" + new Host(config.api().host()).reachable() + ":" + port);
    }

    private void open(KafkaSide side, EmbeddingModel first) {
        var tables = new Tables(config, running);
        switch (config.storage().url()) {
            case DatabaseUrl.DuckDb(var folder) -> {
                var generations = tables.embedded(folder);
                tables.begin(generations, first);
                follow(generations, side);
                running.patience()
                        .await(
                                "the log topics, which a worker makes",
                                () -> side.pipeline().stableEnds(KafkaSide.log(config)));
                var _ = KeeperPart.start(config, running, side.schemas(), generations);
            }
            case DatabaseUrl.PostgreSql url -> {
                var generations = tables.postgres(url);
                running.patience().await("PostgreSQL", () -> requireBegun(generations));
                follow(generations, side);
            }
            case null -> throw new CannotStart("storage.database-url is missing");
        }
        running.patience().await(List.of(lookout.database(), lookout.firstLag()));
        running.patience().started();
    }

    private static void requireBegun(Generations generations) {
        if (generations.standing().isEmpty()) {
            throw new Unavailable(
                    "it holds no generation yet: start a projector, which makes it", null);
        }
    }

    private void follow(Generations generations, KafkaSide side) {
        lookout.start(generations, side.pipeline(), config.topics());
        opened.complete(generations);
    }

    private Generations generations() {
        if (!opened.isDone()) {
            throw new Unavailable("the API is still starting", null);
        }
        return opened.join();
    }
}
