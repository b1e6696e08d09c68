package dev.lexlog.worker.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.contribution.Contributions.Form;
import dev.lexlog.worker.driver.MemoryStores;
import dev.lexlog.worker.stage.Entries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    private static final List<String> IDS = List.of("a", "b");
    private static final int FORWARDS = 0;
    private static final int BACKWARDS = 1;
    private static final Form<String> FORM =
            new Form<>(
                    text -> text.getBytes(StandardCharsets.UTF_8),
                    bytes -> new String(bytes, StandardCharsets.UTF_8),
                    List.of(text -> text, text -> "" + (char) ('z' - text.charAt(0))));

    private final Watched entries = new Watched();
    private final Contributions<String> contributions = new Contributions<>(entries, FORM);

    /// A null text retracts.
    record Change(String id, String document, @Nullable String text) {
        ContributionKey key() {
            return new ContributionKey(id, new DocumentId(null, null, document));
        }
    }

    @Property(tries = 1_000, seed = "20260101")
    void firstIsWhatSortingAllOfThemSays(@ForAll("changes") List<Change> changes) {
        var all = new Contributions<>(new MemoryStores().entries("all"), FORM);
        var model = new HashMap<ContributionKey, String>();
        for (var change : changes) {
            apply(change, all, model);

            for (var id : IDS) {
                assertThat(all.first(id, FORWARDS).map(c -> c.key() + c.contribution()))
                        .isEqualTo(first(model, id, Comparator.naturalOrder()));
                assertThat(all.first(id, BACKWARDS).map(c -> c.key() + c.contribution()))
                        .isEqualTo(first(model, id, Comparator.reverseOrder()));
            }
        }
    }

    @Test
    void onlyTheNextIsLookedForAndOnlyWhenTheFirstGoes() {
        for (var text : List.of("d", "b", "c", "e")) {
            put(text);
        }
        put("f");
        forget("c");
        forget("e");
        contributions.first("a", FORWARDS);
        assertThat(entries.scannedBehind).isEmpty();

        forget("b");

        assertThat(entries.scannedBehind).containsExactly("b");
        assertThat(contributions.first("a", FORWARDS)).get().returns("d", c -> c.contribution());
    }

    private void put(String text) {
        contributions.put(new Change("a", text, text).key(), text);
    }

    private void forget(String text) {
        contributions.forget(new Change("a", text, null).key());
    }

    private static void apply(
            Change change, Contributions<String> all, Map<ContributionKey, String> model) {
        var text = change.text();
        if (text == null) {
            all.forget(change.key());
            model.remove(change.key());
            return;
        }
        all.put(change.key(), text);
        model.put(change.key(), text);
    }

    private static Optional<String> first(
            Map<ContributionKey, String> model, String id, Comparator<String> order) {
        return model.entrySet().stream()
                .filter(e -> e.getKey().id().equals(id))
                .min(
                        Map.Entry.<ContributionKey, String>comparingByValue(order)
                                .thenComparing(e -> Keys.document(e.getKey().document())))
                .map(e -> e.getKey() + e.getValue());
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.of(IDS),
                        Arbitraries.of("1", "2", "3", "4"),
                        Arbitraries.of("k", "l", "m", "n").injectNull(0.4))
                .as(Change::new)
                .list()
                .ofMaxSize(30);
    }

    /// Keeps behind which rank each range began, "" for its beginning.
    private static final class Watched implements Entries {
        private final Entries entries = new MemoryStores().entries("watched");
        private final List<String> scannedBehind = new ArrayList<>();

        @Override
        public byte @Nullable [] get(String key) {
            return entries.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
            entries.put(key, value);
        }

        @Override
        public void delete(String key) {
            entries.delete(key);
        }

        @Override
        public List<Entry> scan(String prefix, @Nullable String after, int most) {
            scannedBehind.add(after == null ? "" : after.split("\0", -1)[2]);
            return entries.scan(prefix, after, most);
        }
    }
}
