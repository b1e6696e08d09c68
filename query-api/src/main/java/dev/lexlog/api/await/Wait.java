package dev.lexlog.api.await;

import dev.lexlog.api.await.Level.Stage;
import dev.lexlog.api.await.Reader.Behind;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One client's wait: goes from level to level as far as each look at the progress allows. Used by
/// one thread.
final class Wait {
    private final Levels levels;
    private final Gaps gaps;
    private final List<Token> tokens;
    private final Stage last;
    private @Nullable Level level;
    private List<Behind> behind = List.of();
    private List<Behind> seen = List.of();

    Wait(Levels levels, Gaps gaps, Collection<Token> tokens, Stage last) {
        this.levels = levels;
        this.gaps = gaps;
        this.tokens = List.copyOf(tokens);
        this.last = last;
    }

    /// Who is behind where, of the level that stands in the way; empty when all have arrived.
    List<Behind> advance(Progress now) {
        var current = level == null ? levels.enter(Stage.INPUT, tokens, now) : level;
        while (true) {
            level = current;
            behind = stillBehind(current, now);
            if (!behind.isEmpty()) {
                return behind;
            }
            var next = levels.after(current, last, tokens, now);
            if (next.isEmpty()) {
                return List.of();
            }
            current = next.get();
        }
    }

    List<Behind> behind() {
        return behind;
    }

    /// A reader that has not moved since the last look may have only markers before it.
    private List<Behind> stillBehind(Level current, Progress now) {
        var before = seen;
        seen = current.behind(now);
        return seen.stream()
                .filter(b -> !before.contains(b) || !gaps.empty(b.partition(), b.at(), b.wanted()))
                .toList();
    }
}
