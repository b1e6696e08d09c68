package dev.lexlog.store.embedded.lucene;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.lucene.util.InfoStream;

/// How many vectors have found their place in a graph, from what Lucene says of it: nothing else
/// tells.
final class GraphProgress extends InfoStream {
    private static final String COMPONENT = "HNSW";
    private static final Pattern ADDED = Pattern.compile("addVectors \\[(\\d+) (\\d+)\\).*");

    private final AtomicLong vectors = new AtomicLong();

    long vectors() {
        return vectors.get();
    }

    @Override
    public void message(String component, String message) {
        var added = ADDED.matcher(message);
        if (added.matches()) {
            long size = Long.parseLong(added.group(2)) - Long.parseLong(added.group(1));
            vectors.addAndGet(size);
        }
    }

    @Override
    public boolean isEnabled(String component) {
        return component.equals(COMPONENT);
    }

    @Override
    public void close() {}
}
