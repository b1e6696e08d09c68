package dev.lexlog.worker.contribution;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.stage.Entries;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What documents contribute to each of many aggregates: one entry a contribution, and one for its
/// place in each order, so that the first is one look-up however many there are. Documents of equal
/// rank are ordered by their keys.
///
/// Keys begin with the aggregate's id and U+0000; the same store may hold others.
public final class Contributions<C> {
    private static final char BEHIND = '\0';
    private static final String ITSELF = "document";
    private static final byte[] NOTHING = {};

    private final Entries entries;
    private final Form<C> form;

    public Contributions(Entries entries, Form<C> form) {
        this.entries = entries;
        this.form = form;
    }

    /// How a contribution is kept. `ranks` are texts that sort as they should, one an order.
    public record Form<C>(
            Function<C, byte[]> bytes,
            Function<byte[], C> reader,
            List<Function<C, String>> ranks) {
        public Form {
            ranks = List.copyOf(ranks);
        }
    }

    /// A contribution and where it comes from.
    public record Contributed<C>(ContributionKey key, C contribution) {}

    /// Null when the document contributes nothing.
    public @Nullable C of(ContributionKey key) {
        var stored = entries.get(itself(key));
        return stored == null ? null : form.reader().apply(stored);
    }

    public void put(ContributionKey key, C contribution) {
        forget(key);
        entries.put(itself(key), form.bytes().apply(contribution));
        for (int order = 0; order < form.ranks().size(); order++) {
            entries.put(place(key, order, contribution), NOTHING);
        }
    }

    public void forget(ContributionKey key) {
        var contribution = of(key);
        if (contribution == null) {
            return;
        }
        entries.delete(itself(key));
        for (int order = 0; order < form.ranks().size(); order++) {
            entries.delete(place(key, order, contribution));
        }
    }

    /// The first in this order; empty when nobody contributes.
    public Optional<Contributed<C>> first(String id, int order) {
        var prefix = id + BEHIND + order + BEHIND;
        return entries.scan(prefix, null, 1).stream()
                .findFirst()
                .map(entry -> {
                    var document = entry.key().substring(entry.key().lastIndexOf(BEHIND) + 1);
                    var key = new ContributionKey(id, Keys.documentId(document));
                    var contribution = of(key);
                    if (contribution == null) {
                        throw new IllegalStateException("no contribution under " + key);
                    }
                    return new Contributed<>(key, contribution);
                });
    }

    private static String itself(ContributionKey key) {
        return key.id() + BEHIND + ITSELF + BEHIND + Keys.document(key.document());
    }

    private String place(ContributionKey key, int order, C contribution) {
        var rank = form.ranks().get(order).apply(contribution);
        return key.id() + BEHIND + order + BEHIND + rank + BEHIND + Keys.document(key.document());
    }
}
