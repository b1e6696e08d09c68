package dev.lexlog.projector.lifecycle;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.TopicSetup;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wanted.ModelAnnouncer;
import dev.lexlog.schemas.wanted.WantedModel;
import dev.lexlog.schemas.wanted.WantedModels;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topic of every model that a generation wants vectors of, from before it loads until nobody
/// wants them any more; and what is left in Kafka of retired generations goes.
final class VectorTopics {
    private static final Logger LOG = LoggerFactory.getLogger(VectorTopics.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(5);

    private final Topics topics;
    private final IntFunction<String> groups;
    private final Admin admin;
    private final Broker broker;
    private final WantedModels wanted;
    private final ModelAnnouncer announcer;
    private final Set<Integer> swept = new HashSet<>();
    private long nextSweep = System.nanoTime();

    VectorTopics(
            Topics topics,
            IntFunction<String> groups,
            Admin admin,
            Broker broker,
            WantedModels wanted,
            ModelAnnouncer announcer) {
        this.topics = topics;
        this.groups = groups;
        this.admin = admin;
        this.broker = broker;
        this.wanted = wanted;
        this.announcer = announcer;
    }

    /// The topic is there, and its stage runs, before a generation loads; {@link Unavailable} until
    /// then. A {@link Fault} if the topic is another model's: topics outlive a store that was set
    /// back or begun anew.
    void provide(GenerationEntry entry) {
        boolean loads = entry.state() instanceof Loading;
        if (!loads && !entry.state().folds()) {
            return;
        }
        if (wanted.awaitComplete(Duration.ZERO)) {
            provide(entry, loads);
        } else if (loads) {
            throw new Unavailable("it is not known yet which models are wanted", null);
        }
    }

    private void provide(GenerationEntry entry, boolean loads) {
        var suffix = entry.settings().embeddings();
        var announced = wanted.current().get(suffix);
        if (announced != null) {
            requireSameModel(entry, announced);
        }
        boolean first = suffix.equals(GenerationSettings.FIRST_EMBEDDINGS);
        if (announced == null ? first : !announced.stopped()) {
            return;
        }
        var spec = new TopicCatalog(topics, entry.settings().partitionCount()).embeddings(suffix);
        if (!new TopicSetup(admin, List.of(spec)).isReady()) {
            throw new Unavailable("topic " + spec.name() + " is being made", null);
        }
        var model = new WantedModel(suffix, entry.settings().model(), false);
        LOG.info("generation {} wants {}", entry.number(), model);
        announcer.announce(model);
        if (loads) {
            throw new Unavailable(
                    "the vectors of " + model.model().name() + " are announced", null);
        }
    }

    private void requireSameModel(GenerationEntry entry, WantedModel announced) {
        var model = entry.settings().model();
        if (!announced.model().equals(model)) {
            throw new Fault(
                    "generation %d is of %s, but %s holds vectors of %s: a store that was begun anew, or set back, needs the model of the first topic (embeddings.embedder); a rebuild can be ordered again, and gets a topic of its own"
                            .formatted(
                                    entry.number(),
                                    text(model),
                                    topics.embeddings(announced.suffix()),
                                    text(announced.model())));
        }
    }

    private static String text(EmbeddingModel model) {
        return "%s with %d dimensions".formatted(model.name(), model.dimension());
    }

    /// Now and then, while a retired generation may have left something.
    void sweep(List<GenerationEntry> entries) {
        long now = System.nanoTime();
        if (now - nextSweep < 0 || !wanted.awaitComplete(Duration.ZERO)) {
            return;
        }
        nextSweep = now + BETWEEN_SWEEPS.toNanos();
        var kept = new HashSet<String>();
        var gone = new ArrayList<GenerationEntry>();
        for (var entry : entries) {
            if (entry.state() instanceof Retired) {
                gone.add(entry);
            } else {
                kept.add(entry.settings().embeddings());
            }
        }
        for (var entry : gone) {
            if (!swept.contains(entry.number()) && isSwept(entry, kept)) {
                swept.add(entry.number());
            }
        }
    }

    private boolean isSwept(GenerationEntry entry, Set<String> kept) {
        boolean groupGone = broker.deleteGroup(groups.apply(entry.number()));
        var suffix = entry.settings().embeddings();
        boolean vectorsGone = kept.contains(suffix) || isStopped(suffix, entry.settings().model());
        return groupGone && vectorsGone;
    }

    /// The stage first: it would miss its topic.
    private boolean isStopped(String suffix, EmbeddingModel model) {
        var announced = wanted.current().get(suffix);
        if (announced == null || !announced.stopped()) {
            LOG.info("no generation wants the vectors of {} any more", model);
            announcer.announce(new WantedModel(suffix, model, true));
            return false;
        }
        if (suffix.equals(GenerationSettings.FIRST_EMBEDDINGS)) {
            return true;
        }
        if (!broker.deleteGroup(topics.embeddingGroup(suffix))) {
            return false;
        }
        broker.deleteTopic(topics.embeddings(suffix));
        return true;
    }
}
