package dev.lexlog.api.cluster;

import dev.lexlog.schemas.model.Names;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What terms a text may name: each run of up to five of its words, folded, as it stands and in the
/// normalised form of entity names, so that plurals meet.
final class WordRuns {
    private static final int LONGEST = 5;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]+");

    private WordRuns() {}

    static Set<String> of(String text) {
        var words =
                BETWEEN_WORDS.splitAsStream(text).filter(w -> !w.isEmpty()).toArray(String[]::new);
        var runs = new LinkedHashSet<String>();
        for (int from = 0; from < words.length; from++) {
            for (int to = from + 1; to <= Math.min(words.length, from + LONGEST); to++) {
                var run = String.join(" ", Arrays.copyOfRange(words, from, to));
                runs.add(Names.folded(run));
                runs.add(Names.folded(Names.normalised(run)));
            }
        }
        return runs;
    }
}
