package dev.lexlog.worker.scope;

import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Settles what no event comes by to settle: for every command that is new, one walk over the
/// entries it reaches. How far a walk has come is part of the state, so it goes on after a crash.
public final class Sweep {
    /// Of one transaction; far from what its time-out allows.
    public static final int ROWS_A_STEP = 5_000;

    private static final String STORE = "scope-sweeps";
    private static final int PAGE = 500;

    private final Entries walks;
    private final List<Swept> swept;
    private final IntSupplier rowsAStep;

    /// The entries of the earlier in the list are settled first.
    public Sweep(TaskStores stores, List<Swept> swept, IntSupplier rowsAStep) {
        this.walks = stores.entries(STORE);
        this.swept = List.copyOf(swept);
        this.rowsAStep = rowsAStep;
    }

    /// Begins a walk, or begins the scope's walk again.
    void begin(Scope scope) {
        walks.put(scope.key(), new Cursor(swept.getFirst().name(), "").toBytes());
    }

    /// True while the scope's walk has not ended.
    boolean isUnderWay(Scope scope) {
        return walks.get(scope.key()) != null;
    }

    /// The next part of the scope's walk: as many records as a step may have, or the looks at as
    /// many entries.
    List<Output> step(Scope scope) {
        var stored = walks.get(scope.key());
        if (stored == null) {
            return List.of();
        }
        var work = new Work(rowsAStep.getAsInt());
        var cursor = Optional.of(Cursor.fromBytes(stored));
        while (cursor.isPresent() && work.left() > 0) {
            cursor = advance(scope, cursor.get(), work);
        }
        cursor.ifPresentOrElse(
                c -> walks.put(scope.key(), c.toBytes()), () -> walks.delete(scope.key()));
        return work.outputs;
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
