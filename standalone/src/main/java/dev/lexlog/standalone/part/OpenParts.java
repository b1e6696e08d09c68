package dev.lexlog.standalone.part;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started so far, closed in reverse. A part that cannot be closed does not keep the
/// others open.
public final class OpenParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, AutoCloseable resource) {}

    public synchronized <T extends AutoCloseable> T keep(String name, T resource) {
        parts.push(new Part(name, resource));
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            var part = parts.pop();
            long began = System.nanoTime();
            try {
                part.resource().close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", part.name(), e);
            }
            LOG.debug("Closed {} in {} ms", part.name(), (System.nanoTime() - began) / 1_000_000);
        }
    }
}
