package dev.lexlog.projector.verify;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.digest.RowHash;
import dev.lexlog.store.digest.TableDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the notes on a table come to.
final class Comparison {
    private final Tally log = new Tally();
    private final Tally live = new Tally();
    private final TableDigest digest = new TableDigest();
    private final TableDigest logDigest = new TableDigest();
    private long rows;
    private long logRows;
    private long superseded;
    private long inSeveralPartitions;

    private static final class Known {
        private final String key;
        private final Map<Integer, RowHash> logged = new HashMap<>(1);
        private @Nullable RowHash here;
        private @Nullable RowHash live;
        private boolean superseded;

        private Known(String key) {
            this.key = key;
        }

        private void add(Note note) {
            var hash = note.hash();
            switch (note.kind()) {
                case LOGGED -> {
                    if (hash == null) {
                        logged.remove(note.partition());
                    } else {
                        logged.put(note.partition(), hash);
                    }
                }
                case SUPERSEDED -> superseded = true;
                case HERE -> here = hash;
                case LIVE -> live = hash;
            }
        }
    }

    /// All notes on some keys.
    void add(List<Note> notes) {
        var byKey = new HashMap<String, Known>();
        for (var note : notes) {
            byKey.computeIfAbsent(note.key(), _ -> new Known(note.text())).add(note);
        }
        byKey.values().forEach(this::compare);
    }

    private void compare(Known known) {
        live.compare(known.key, known.here, known.live);
        if (known.here != null) {
            rows++;
            digest.add(known.here);
        }
        if (known.superseded) {
            superseded++;
            return;
        }
        known.logged.values().forEach(logDigest::add);
        logRows += known.logged.size();
        if (known.logged.size() > 1) {
            inSeveralPartitions++;
        }
        log.compare(known.key, known.here, known.logged.values().stream().findFirst().orElse(null));
    }

    long inSeveralPartitions() {
        return inSeveralPartitions;
    }

    TableFindings findings(LogTable table, boolean beside) {
        return new TableFindings(
                table.topicSuffix(),
                rows,
                digest.value(),
                logRows,
                logDigest.value(),
                log.differences(),
                superseded,
                beside ? live.differences() : null);
    }
}
