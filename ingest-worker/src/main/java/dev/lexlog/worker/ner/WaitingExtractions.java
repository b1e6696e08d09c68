package dev.lexlog.worker.ner;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many extractions wait for a revision of their document, over all tasks of this process.
public final class WaitingExtractions {
    private final Map<Share, Long> shares = new ConcurrentHashMap<>();

    public long total() {
        return shares.values().stream().mapToLong(Long::longValue).sum();
    }

    Share share() {
        return new Share();
    }

    /// What one task adds.
    final class Share {
        void set(long number) {
            shares.put(this, number);
        }

        void remove() {
            shares.remove(this);
        }
    }
}
