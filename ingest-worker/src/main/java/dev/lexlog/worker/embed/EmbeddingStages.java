package dev.lexlog.worker.embed;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.wanted.ModelAnnouncer;
import dev.lexlog.schemas.wanted.WantedModel;
import dev.lexlog.schemas.wanted.WantedModels;
import dev.lexlog.worker.config.WorkerConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one stage a wanted model, begins and ends them as models are announced and stopped, and
/// announces the model that the worker is set up with when nobody has yet. The topic decides which
/// model is the first one, for its vectors lie in the log: another one in the settings does not
/// replace it.
///
/// A stage that fails leaves the others alone and is tried again after a while, and after the next
/// announcement. Only with the worker's own model it is a fault of the process and goes to
/// `onFault`.
public final class EmbeddingStages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingStages.class);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(1);
    private static final Executor CLOSERS =
            task -> Thread.ofPlatform().name("close-stage").daemon().start(task);

    private final WorkerConfig config;
    private final SchemaRegistry schemas;
    private final Function<EmbeddingModel, Embedder> embedders;
    private final Consumer<Throwable> onFault;
    private final WantedModels wanted;
    private final Map<String, ModelStage> running = new ConcurrentSkipListMap<>();
    private final Duration untilNextTry;
    private volatile boolean closed;

    /// `embedders` throws {@link IllegalArgumentException} for a model that cannot be made here;
    /// what it gives stays the caller's to close, after the stages.
    public EmbeddingStages(
            WorkerConfig config,
            SchemaRegistry schemas,
            Function<EmbeddingModel, Embedder> embedders,
            Consumer<Throwable> onFault) {
        this(config, schemas, embedders, onFault, UNTIL_NEXT_TRY);
    }

    EmbeddingStages(
            WorkerConfig config,
            SchemaRegistry schemas,
            Function<EmbeddingModel, Embedder> embedders,
            Consumer<Throwable> onFault,
            Duration untilNextTry) {
        this.untilNextTry = untilNextTry;
        this.config = config;
        this.schemas = schemas;
        this.embedders = embedders;
        this.onFault = onFault;
        this.wanted = new WantedModels(connection(), config.topics(), this::follow, onFault);
    }

    public void start() {
        wanted.start();
    }

    /// How each stage that is wanted goes, by the suffix of its topic.
    public List<StageReport> reports() {
        return running.values().stream().map(ModelStage::report).toList();
    }

    /// The stages close side by side.
    @Override
    public void close() {
        closed = true;
        wanted.close();
        closeAll(running.values(), ModelStage::close);
    }

    private void follow(Map<String, WantedModel> models) {
        var gone = running.values().stream().filter(stage -> !stage.isStillFor(models)).toList();
        closeAll(gone, ModelStage::retire);
        gone.forEach(stage -> running.remove(stage.wanted().suffix()));
        models.values().stream()
                .filter(model -> !model.stopped() && !running.containsKey(model.suffix()))
                .forEach(this::begin);
        if (!models.containsKey(WantedModel.FIRST)) {
            announcer().announce(new WantedModel(WantedModel.FIRST, config.model(), false));
        }
    }

    private void begin(WantedModel model) {
        if (model.suffix().equals(WantedModel.FIRST) && !model.model().equals(config.model())) {
            LOG.warn(
                    "{} holds vectors of {}, and goes on with it: {} needs a generation of its own",
                    config.topics().embeddings(model.suffix()),
                    model.model(),
                    config.model());
        }
        LOG.info("embedding with {} into {}", model.model(), model.suffix());
        var source = new EmbedderSource(config.topics(), schemas, embedders, model);
        var stage =
                new EmbeddingStage(
                        config, model.suffix(), source::open, failure -> failed(model, failure));
        running.put(model.suffix(), new ModelStage(model, stage));
        stage.start();
    }

    private void failed(WantedModel model, Throwable failure) {
        if (failure instanceof Error || model.model().equals(config.model())) {
            onFault.accept(failure);
        } else {
            tryAgainLater(model);
        }
    }

    /// An announcement makes every worker begin what it does not run.
    private void tryAgainLater(WantedModel model) {
        CompletableFuture.delayedExecutor(untilNextTry.toMillis(), TimeUnit.MILLISECONDS, CLOSERS)
                .execute(() -> {
                    if (!closed && model.equals(wanted.current().get(model.suffix()))) {
                        announceAgain(model);
                    }
                });
    }

    private void announceAgain(WantedModel model) {
        try {
            announcer().announce(model);
        } catch (Unavailable e) {
            LOG.warn("cannot try {} again yet: {}", model, e.getMessage());
            tryAgainLater(model);
        }
    }

    private static void closeAll(Collection<ModelStage> stages, Consumer<ModelStage> how) {
        stages.stream()
                .map(stage -> CompletableFuture.runAsync(() -> how.accept(stage), CLOSERS))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private ModelAnnouncer announcer() {
        return new ModelAnnouncer(connection(), config.topics());
    }

    private Map<String, Object> connection() {
        var connection = new HashMap<String, Object>();
        connection.put("bootstrap.servers", config.bootstrapServers());
        return config.clientProperties(connection);
    }
}
