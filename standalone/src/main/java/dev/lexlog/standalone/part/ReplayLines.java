package dev.lexlog.standalone.part;

import dev.lexlog.projector.Replay;
import java.time.Duration;
import java.util.function.Consumer;

/// A replay in lines: when it begins, every ten seconds, and when it is over.
public final class ReplayLines implements Consumer<Replay> {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Consumer<String> lines;
    private Duration told = BETWEEN.negated();

    public ReplayLines(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void accept(Replay replay) {
        if (replay.complete()) {
            lines.accept(
                    "replayed %,d log offsets in %d s"
                            .formatted(replay.total(), replay.elapsed().toSeconds()));
            return;
        }
        if (replay.elapsed().minus(told).compareTo(BETWEEN) >= 0) {
            told = replay.elapsed();
            lines.accept(
                    "replaying %,d of %,d log offsets, %,d a second, %d s to go"
                            .formatted(
                                    replay.done(),
                                    replay.total(),
                                    replay.perSecond(),
                                    replay.remaining().toSeconds()));
        }
    }
}
