package dev.lexlog.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Closing a store while others work with it.
class ClosingTest {
    @TempDir Path folder;

    @Test
    void indexingEndsAtTheNextStep() throws InterruptedException {
        var store = new AtomicReference<EmbeddedGenerations>();
        var closer = Thread.ofPlatform().unstarted(() -> store.get().close());
        var steps = new AtomicInteger();
        store.set(EmbeddedGenerations.open(folder, () -> closeMeanwhile(closer, steps)));
        store.get().begin(SampleRows.SETTINGS);
        store.get().order(new RebuildOrder(SampleRows.SETTINGS, Map.of(), false, 0));
        store.get().move(2, new Loading(Map.of()), new Indexing());

        assertThatThrownBy(() -> store.get().index(2)).isInstanceOf(Unavailable.class);
        closer.join();
        assertThat(steps).hasValue(1);
    }

    /// Goes on when the closer has asked for the end and waits for it.
    private static void closeMeanwhile(Thread closer, AtomicInteger steps) {
        steps.incrementAndGet();
        closer.start();
        while (closer.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void closedStoreIsUnavailable() {
        var store = EmbeddedGenerations.open(folder);
        store.begin(SampleRows.SETTINGS);
        store.close();
        assertThatThrownBy(store::list).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> store.open(1)).isInstanceOf(Unavailable.class);
        store.close();
    }
}
