package dev.lexlog.worker.ner;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.worker.document.DocumentKey;
import dev.lexlog.worker.ner.NerDocument.Waiting;
import dev.lexlog.worker.relationship.Triple;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The state of ner in four stores: what is known of each document, the bytes of extractions that
/// are applied or wait, one entry a link and one a triple. Every key begins with a {@link
/// DocumentKey}, so that a session's entries stand together; U+0000 parts it from the rest.
final class NerEntries {
    /// What the keys of all documents begin with; another key is that of the number that wait.
    static final String EVERY_DOCUMENT = "[";

    private static final String NUMBER_WAITING = "waiting";
    private static final char BEHIND = '\0';

    private final Entries documents;
    private final Entries extractions;
    private final Entries links;
    private final Entries triples;
    private final WaitingExtractions.Share waiting;

    /// `waiting` is told the number of extractions that wait whenever it changes.
    NerEntries(TaskStores stores, WaitingExtractions.Share waiting) {
        this.waiting = waiting;
        documents = stores.entries("ner-documents");
        extractions = stores.entries("ner-extractions");
        links = stores.entries("ner-links");
        triples = stores.entries("ner-triples");
    }

    Entries documents() {
        return documents;
    }

    NerDocument document(DocumentId id) {
        var stored = documents.get(key(id));
        return stored == null ? NerDocument.UNKNOWN : NerDocument.fromBytes(stored);
    }

    /// A document of which nothing is known takes no room.
    void put(DocumentId id, NerDocument document) {
        var before = document(id);
        if (document.equals(before)) {
            return;
        }
        count(document.waiting().size() - before.waiting().size());
        if (document.equals(NerDocument.UNKNOWN)) {
            documents.delete(key(id));
            return;
        }
        documents.put(key(id), document.toBytes());
    }

    /// How many extractions wait in this task.
    long numberWaiting() {
        var stored = documents.get(NUMBER_WAITING);
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    /// Without the extractions that were appended not later than `upTo`, of which those that wait
    /// are forgotten whole; the links of an applied one are left to the caller.
    NerDocument settled(DocumentId id, NerDocument document, @Nullable Instant upTo) {
        if (upTo == null) {
            return document;
        }
        var old = document.waiting().stream().filter(w -> !w.appendedAt().isAfter(upTo)).toList();
        var left = without(id, document, old);
        var applied = left.applied();
        if (applied == null || applied.appendedAt().isAfter(upTo)) {
            return left;
        }
        forgetApplied(id);
        return left.applied(null);
    }

    /// One from whichever revision replaces, when it is applied, also what waits and came before
    /// it.
    NerDocument superseded(DocumentId id, NerDocument document, String revision) {
        return revision.equals(Extraction.ANY)
                ? without(id, document, document.waitingBefore(revision))
                : document;
    }

    private NerDocument without(DocumentId id, NerDocument document, List<Waiting> gone) {
        var left = document;
        for (var waiting : gone) {
            forgetWaiting(id, waiting.revision());
            left = left.without(waiting.revision());
        }
        return left;
    }

    Arrival waiting(DocumentId id, String revision) {
        return arrival(under(id) + revision);
    }

    void putWaiting(DocumentId id, String revision, Arrival arrival) {
        extractions.put(under(id) + revision, ArrivalBytes.of(arrival));
    }

    void forgetWaiting(DocumentId id, String revision) {
        extractions.delete(under(id) + revision);
    }

    Arrival applied(DocumentId id) {
        return arrival(key(id));
    }

    void putApplied(DocumentId id, Arrival arrival) {
        extractions.put(key(id), ArrivalBytes.of(arrival));
    }

    void forgetApplied(DocumentId id) {
        extractions.delete(key(id));
    }

    /// `at` is when their extraction was made.
    Findings findings(DocumentId id, Instant at) {
        var prefix = under(id);
        var foundLinks = new TreeMap<LinkKey, Link>();
        for (var entry : links.under(prefix)) {
            foundLinks.put(linkKey(prefix, entry), Link.fromBytes(entry.value()));
        }
        var foundTriples = new TreeMap<RelationshipId, Triple>();
        for (var entry : triples.under(prefix)) {
            foundTriples.put(relationshipId(prefix, entry), Triple.fromBytes(entry.value()));
        }
        return new Findings(foundLinks, foundTriples, at);
    }

    void replace(DocumentId id, Findings before, Findings after) {
        FindingsDiff.eachDifference(
                before.links(),
                after.links(),
                (key, link) -> {
                    if (link == null) {
                        forget(id, key);
                    } else {
                        links.put(stored(id, key), link.toBytes());
                    }
                });
        FindingsDiff.eachDifference(
                before.triples(),
                after.triples(),
                (key, triple) -> {
                    if (triple == null) {
                        forget(id, key);
                    } else {
                        triples.put(under(id) + key.value(), triple.toBytes());
                    }
                });
    }

    /// The first links, those of an entity together.
    List<LinkKey> firstLinks(DocumentId id, int most) {
        var prefix = under(id);
        return links.scan(prefix, null, most).stream().map(e -> linkKey(prefix, e)).toList();
    }

    List<RelationshipId> firstTriples(DocumentId id, int most) {
        var prefix = under(id);
        return triples.scan(prefix, null, most).stream()
                .map(e -> relationshipId(prefix, e))
                .toList();
    }

    void forget(DocumentId id, LinkKey key) {
        links.delete(stored(id, key));
    }

    void forget(DocumentId id, RelationshipId key) {
        triples.delete(under(id) + key.value());
    }

    private void count(int more) {
        if (more != 0) {
            long number = numberWaiting() + more;
            documents.put(NUMBER_WAITING, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            waiting.set(number);
        }
    }

    private Arrival arrival(String key) {
        var stored = extractions.get(key);
        if (stored == null) {
            throw new IllegalStateException("no extraction under " + key);
        }
        return ArrivalBytes.read(stored);
    }

    private static String key(DocumentId id) {
        return DocumentKey.of(id);
    }

    private static String under(DocumentId id) {
        return key(id) + BEHIND;
    }

    private static String stored(DocumentId id, LinkKey key) {
        return under(id) + key.entity().value() + BEHIND + key.chunk().value();
    }

    private static LinkKey linkKey(String prefix, Entry entry) {
        var rest = entry.key().substring(prefix.length());
        int end = rest.indexOf(BEHIND);
        return new LinkKey(
                new EntityId(rest.substring(0, end)), new ChunkId(rest.substring(end + 1)));
    }

    private static RelationshipId relationshipId(String prefix, Entry entry) {
        return new RelationshipId(entry.key().substring(prefix.length()));
    }
}
