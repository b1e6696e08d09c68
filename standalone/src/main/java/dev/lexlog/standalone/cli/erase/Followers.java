package dev.lexlog.standalone.cli.erase;

import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import dev.lexlog.standalone.cli.erase.Readers.Reader;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Waits until every generation, and the embedding stage of its vectors, has read what the log held
/// after the removal. Each table is the fold of its topic, so a generation that has passed the
/// tombstones holds nothing any more; one that is retiring folds nothing, and has to be dropped.
final class Followers {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Subject subject;
    private final LexlogApi api;
    private final Readers readers;
    private final Tombstones tombstones;
    private final Receipt receipt;
    private final long deadline;

    /// Numbers of generations, and the suffixes that name stages.
    private final Set<String> arrived = new HashSet<>();

    Followers(
            Subject subject,
            LexlogApi api,
            Readers readers,
            Tombstones tombstones,
            Receipt receipt,
            long deadline) {
        this.subject = subject;
        this.api = api;
        this.readers = readers;
        this.tombstones = tombstones;
        this.receipt = receipt;
        this.deadline = deadline;
    }

    void await() {
        var missing = look();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            missing = look();
        }
        missing.forEach(receipt::missing);
        if (subject instanceof Subject.OfDocument document) {
            requireGone(document);
        }
    }

    /// Who is missing, and why. A generation that begins while this waits reads a log that holds
    /// the tombstones.
    private Map<String, String> look() {
        var missing = new LinkedHashMap<String, String>();
        for (var reader : readers.now()) {
            if (!arrived.contains(reader.number())) {
                look(reader, missing);
            }
        }
        return missing;
    }

    private void look(Reader reader, Map<String, String> missing) {
        if (reader.isRetiring()) {
            missing.put(reader.name(), "is not dropped yet");
            return;
        }
        long unreadByStage = tombstones.unreadByStage(reader);
        if (unreadByStage > 0) {
            missing.put(stage(reader), unread(unreadByStage));
            missing.put(reader.name(), "gets tombstones of vectors from that stage" + cure(reader));
            return;
        }
        acknowledge(reader.vectors(), stage(reader), "has read every tombstone");
        long unread = tombstones.unread(reader);
        if (unread > 0) {
            missing.put(reader.name(), unread(unread) + cure(reader));
            return;
        }
        acknowledge(reader.number(), reader.name(), "has folded every tombstone");
    }

    private void acknowledge(String id, String name, String what) {
        if (arrived.add(id)) {
            receipt.acknowledged(name, what);
        }
    }

    private static String unread(long partitions) {
        return "has still to read tombstones in %d partitions".formatted(partitions);
    }

    /// One that was made goes on folding.
    private static String cure(Reader reader) {
        return reader.isRefused()
                ? "; if it was refused before it was made it never does, so retire it: lexlog generation retire "
                        + reader.number()
                : "";
    }

    private static String stage(Reader reader) {
        return "embedding stage of " + reader.model();
    }

    private void requireGone(Subject.OfDocument document) {
        var id = document.id();
        var target =
                Target.of("/v1/documents", id.name())
                        .with("domain", id.domain() == null ? "" : id.domain())
                        .with("session", id.session());
        if (api.find(target).isPresent()) {
            receipt.missing("live generation", "answers with the document: it was published again");
        }
    }
}
