package dev.lexlog.api.generation;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.TimedOut;
import dev.lexlog.store.lifecycle.Extent;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.GenerationState.Verifying;
import dev.lexlog.store.lifecycle.Generations;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How each generation fares now.
public final class GenerationLooks {
    private final Supplier<Generations> generations;
    private final LogEnds ends;
    private final InstantSource clock;
    private final Pace pace = new Pace();

    GenerationLooks(Supplier<Generations> generations, LogEnds ends, InstantSource clock) {
        this.generations = generations;
        this.ends = ends;
        this.clock = clock;
    }

    /// By number.
    public List<Look> all() {
        return generations.get().list().stream().map(this::of).toList();
    }

    Look of(GenerationEntry entry) {
        var age = clock.instant().getEpochSecond() - entry.createdAt().getEpochSecond();
        if (!exists(entry)) {
            return new Look(entry, Math.max(0, age), null, null, null);
        }
        var all = generations.get();
        try {
            var extent = all.extent(entry.number());
            var positions = all.positions(entry.number());
            var logEnds = ends.of(entry);
            return new Look(
                    entry,
                    Math.max(0, age),
                    extent,
                    logEnds.map(e -> lag(e, positions)).orElse(null),
                    phase(all, entry, positions, logEnds));
        } catch (Unavailable e) {
            return moved(all, entry)
                    .map(this::of)
                    .orElseGet(() -> new Look(entry, Math.max(0, age), null, null, null));
        } catch (RuntimeException e) {
            return moved(all, entry).map(this::of).orElseThrow(() -> e);
        }
    }

    /// Null when Kafka does not answer in time.
    private @Nullable Long lag(Map<LogPartition, Long> logEnds, Map<LogPartition, Long> positions) {
        try {
            return ends.lag(logEnds, positions);
        } catch (Unavailable | TimedOut e) {
            return null;
        }
    }

    private static boolean exists(GenerationEntry entry) {
        return switch (entry.state()) {
            case Loading _, Indexing _, CatchingUp _, Verifying _, Ready _ -> true;
            case Promoting _, Live _, Refused _ -> true;
            case Retiring _, Retired _ -> false;
        };
    }

    /// The entry by now, when its tables may have changed while they were looked at.
    private static Optional<GenerationEntry> moved(Generations all, GenerationEntry entry) {
        return all.list().stream()
                .filter(e -> e.number() == entry.number())
                .filter(e -> !e.state().wireName().equals(entry.state().wireName()))
                .findFirst();
    }

    private @Nullable Phase phase(
            Generations all,
            GenerationEntry entry,
            Map<LogPartition, Long> positions,
            Optional<Map<LogPartition, Long>> logEnds) {
        var name = entry.state().wireName();
        return switch (entry.state()) {
            case Loading(var wanted) -> loading(entry, positions, wanted);
            case Indexing _ -> indexing(all, entry);
            case CatchingUp _ ->
                    logEnds.map(end -> counted(entry, positions, end))
                            .orElseGet(() -> Phase.unknown(name));
            case Verifying _ -> Phase.unknown(name);
            case Promoting(var mark) -> counted(entry, positions, mark);
            case Ready _, Live _, Refused _, Retiring _, Retired _ -> null;
        };
    }

    /// The vectors of a further model are made first, from every chunk.
    private Phase loading(
            GenerationEntry entry,
            Map<LogPartition, Long> positions,
            Map<LogPartition, Long> wanted) {
        var rows = Share.of(wanted, positions);
        var settings = entry.settings();
        if (settings.embeddings().equals(GenerationSettings.FIRST_EMBEDDINGS)) {
            return counted(entry, rows);
        }
        var chunks = new HashMap<>(wanted);
        chunks.keySet().removeIf(partition -> !ends.isOfChunks(partition));
        var vectors = Share.of(chunks, ends.embedded(settings));
        var phase = counted(entry, rows.plus(vectors));
        return vectors.isWhole() ? phase : phase.doing("embedding the chunks");
    }

    private Phase counted(
            GenerationEntry entry,
            Map<LogPartition, Long> positions,
            Map<LogPartition, Long> wanted) {
        return counted(entry, Share.of(wanted, positions));
    }

    private Phase counted(GenerationEntry entry, Share share) {
        var name = entry.state().wireName();
        var begun = entry.state() instanceof Loading ? entry.since() : clock.instant();
        var speed = pace.perSecond(entry.number(), name, begun, share.done, clock.instant());
        return Phase.counted(name, share.done, share.total, speed);
    }

    private Phase indexing(Generations all, GenerationEntry entry) {
        var name = entry.state().wireName();
        var progress = all.indexing(entry.number());
        if (progress.isEmpty()) {
            return Phase.unknown(name);
        }
        var now = progress.get();
        var step = name + " " + now.step() + " " + now.what();
        var clockNow = clock.instant();
        var speed = pace.perSecond(entry.number(), step, clockNow, now.done(), clockNow);
        return Phase.step(
                name, now.what(), now.step(), now.steps(), now.done(), now.total(), speed);
    }

    private record Share(long done, long total) {
        static Share of(Map<LogPartition, Long> wanted, Map<LogPartition, Long> reached) {
            long done = 0;
            long total = 0;
            for (var want : wanted.entrySet()) {
                total += want.getValue();
                done += Math.min(want.getValue(), reached.getOrDefault(want.getKey(), 0L));
            }
            return new Share(done, total);
        }

        Share plus(Share more) {
            return new Share(done + more.done, total + more.total);
        }

        boolean isWhole() {
            return done == total;
        }
    }

    /// One generation; null is what cannot be told now, or is there no more.
    public record Look(
            GenerationEntry entry,
            long ageSeconds,
            @Nullable Extent extent,
            @Nullable Long lag,
            @Nullable Phase phase) {}
}
