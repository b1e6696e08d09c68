package dev.lexlog.worker.contribution;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What documents contribute to each of many aggregates: one entry a contribution, one for its
/// place in each order, and one for the first place, so that the first is one look-up however many
/// there are and however many went. Documents of equal rank are ordered by their keys.
///
/// Keys begin with the aggregate's id and U+0000; the same store may hold others.
public final class Contributions<C> {
    private static final char BEHIND = '\0';
    private static final String ITSELF = "document";
    private static final String FIRST = "first";
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
        var before = of(key);
        entries.put(itself(key), form.bytes().apply(contribution));
        move(key, before, contribution);
    }

    public void forget(ContributionKey key) {
        var before = of(key);
        if (before != null) {
            entries.delete(itself(key));
            move(key, before, null);
        }
    }

    /// The first in this order; empty when nobody contributes.
    public Optional<Contributed<C>> first(String id, int order) {
        var first = firstPlace(id, order);
        if (first == null) {
            return Optional.empty();
        }
        var document = first.substring(first.lastIndexOf(BEHIND) + 1);
        var key = new ContributionKey(id, Keys.documentId(document));
        var contribution = of(key);
        if (contribution == null) {
            throw new IllegalStateException("no contribution under " + key);
        }
        return Optional.of(new Contributed<>(key, contribution));
    }

    private void move(ContributionKey key, @Nullable C before, @Nullable C after) {
        for (int order = 0; order < form.ranks().size(); order++) {
            var from = before == null ? null : place(key, order, before);
            var to = after == null ? null : place(key, order, after);
            if (!Objects.equals(from, to)) {
                move(key.id(), order, from, to);
            }
        }
    }

    private void move(String id, int order, @Nullable String from, @Nullable String to) {
        if (from != null) {
            entries.delete(from);
        }
        if (to != null) {
            entries.put(to, NOTHING);
        }
        var former = firstPlace(id, order);
        var first = first(id, order, former, from, to);
        if (first == null) {
            entries.delete(firstOf(id, order));
        } else if (!first.equals(former)) {
            entries.put(firstOf(id, order), first.getBytes(StandardCharsets.UTF_8));
        }
    }

    private @Nullable String first(
            String id,
            int order,
            @Nullable String former,
            @Nullable String from,
            @Nullable String to) {
        if (to != null && (former == null || isBefore(to, former))) {
            return to;
        }
        return former != null && former.equals(from) ? behind(id, order, former) : former;
    }

    /// Begins behind the place that was left: a store walks over all that it deleted before it.
    private @Nullable String behind(String id, int order, String place) {
        return entries.scan(prefix(id, order), place, 1).stream()
                .map(Entry::key)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String firstPlace(String id, int order) {
        var stored = entries.get(firstOf(id, order));
        return stored == null ? null : new String(stored, StandardCharsets.UTF_8);
    }

    private static boolean isBefore(String one, String other) {
        return Arrays.compareUnsigned(
                        one.getBytes(StandardCharsets.UTF_8),
                        other.getBytes(StandardCharsets.UTF_8))
                < 0;
    }

    private static String itself(ContributionKey key) {
        return key.id() + BEHIND + ITSELF + BEHIND + Keys.document(key.document());
    }

    private static String firstOf(String id, int order) {
        return id + BEHIND + FIRST + BEHIND + order;
    }

    private static String prefix(String id, int order) {
        return id + BEHIND + order + BEHIND;
    }

    private String place(ContributionKey key, int order, C contribution) {
        var rank = form.ranks().get(order).apply(contribution);
        return prefix(key.id(), order) + rank + BEHIND + Keys.document(key.document());
    }
}
