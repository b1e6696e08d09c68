package dev.lexlog.worker.scope;

import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Settles what no event comes by to settle: for every command that is new, one walk over the
/// entries it reaches. How far a walk has come is part of the state, so it goes on after a crash.
public final class Sweep {
    private static final String STORE = "scope-sweeps";
    private static final int PAGE = 500;

    private final Marks marks;
    private final Entries walks;
    private final List<Swept> swept;
    private boolean idle;

    /// The entries of the earlier in the list are settled first.
    public Sweep(TaskStores stores, Marks marks, List<Swept> swept) {
        this.marks = marks;
        this.walks = stores.entries(STORE);
        this.swept = List.copyOf(swept);
    }

    /// Begins a walk, or begins the scope's walk again.
    void begin(Scope scope) {
        walks.put(scope.key(), new Cursor(first(), "").toBytes());
        idle = false;
    }

    /// The next part of the walk that is first in the state: at most `most` records, after at most
    /// so many entries. Empty when every walk has ended.
    public Optional<Step> step(int most) {
        if (idle) {
            return Optional.empty();
        }
        var walk = walks.scan("", null, 1).stream().findFirst();
        idle = walk.isEmpty();
        return walk.map(w -> step(w, most));
    }

    private Step step(Entry walk, int most) {
        var scope = Scope.ofKey(walk.key());
        var work = new Work(most);
        var cursor = Optional.of(Cursor.fromBytes(walk.value()));
        while (cursor.isPresent() && work.left() > 0) {
            cursor = advance(scope, cursor.get(), work);
        }
        cursor.ifPresentOrElse(
                c -> walks.put(walk.key(), c.toBytes()), () -> walks.delete(walk.key()));
        return new Step(work.outputs, work.done, time(scope));
    }

    private Instant time(Scope scope) {
        var time = marks.latest(scope);
        if (time == null) {
            throw new IllegalStateException("a walk without a mark: " + scope);
        }
        return time;
    }

    /// Empty when there is nothing behind the cursor.
    private Optional<Cursor> advance(Scope scope, Cursor cursor, Work work) {
        var here = named(cursor.swept());
        var prefix = here.reach(scope);
        if (prefix.isEmpty()) {
            return behind(here);
        }
        var after = cursor.after().isEmpty() ? null : cursor.after();
        int asked = Math.min(PAGE, work.left());
        var page = here.entries().scan(prefix.get(), after, asked);
        var last = cursor.after();
        for (var entry : page) {
            if (work.left() == 0 || !work.add(here.settle(entry, work.left()))) {
                return Optional.of(new Cursor(here.name(), last));
            }
            last = entry.key();
        }
        return page.size() < asked ? behind(here) : Optional.of(new Cursor(here.name(), last));
    }

    private String first() {
        return swept.getFirst().name();
    }

    private Optional<Cursor> behind(Swept here) {
        int next = swept.indexOf(here) + 1;
        return next == swept.size()
                ? Optional.empty()
                : Optional.of(new Cursor(swept.get(next).name(), ""));
    }

    private Swept named(String name) {
        return swept.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no entries to sweep: " + name));
    }

    /// What a step wrote, at the time of the command behind it; `work` counts its records, and the
    /// entries that needed none.
    public record Step(List<Output> outputs, int work, Instant time) {
        public Step {
            outputs = List.copyOf(outputs);
        }
    }

    /// The last entry that was settled; `after` is empty before the first.
    private record Cursor(String swept, String after) {
        byte[] toBytes() {
            return (swept + '\0' + after).getBytes(StandardCharsets.UTF_8);
        }

        static Cursor fromBytes(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf('\0');
            return new Cursor(text.substring(0, end), text.substring(end + 1));
        }
    }

    private static final class Work {
        private final List<Output> outputs = new ArrayList<>();
        private final int most;
        private int done;

        Work(int most) {
            this.most = most;
        }

        int left() {
            return Math.max(0, most - done);
        }

        /// False when the entry has to be settled again.
        boolean add(Swept.Settled settled) {
            outputs.addAll(settled.outputs());
            done += Math.max(1, settled.outputs().size());
            return settled.finished();
        }
    }
}
