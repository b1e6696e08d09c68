package dev.lexlog.projector.verify;

import dev.lexlog.store.digest.RowHash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts {@link Differences}.
final class Tally {
    private static final int EXAMPLES = 5;

    private final List<String> examples = new ArrayList<>();
    private long onlyThere;
    private long onlyHere;
    private long different;

    void compare(String key, @Nullable RowHash here, @Nullable RowHash there) {
        if (here == null ? there == null : here.equals(there)) {
            return;
        }
        if (here == null) {
            onlyThere++;
        } else if (there == null) {
            onlyHere++;
        } else {
            different++;
        }
        if (examples.size() < EXAMPLES) {
            examples.add(key);
        }
    }

    Differences differences() {
        return new Differences(onlyThere, onlyHere, different, examples);
    }
}
