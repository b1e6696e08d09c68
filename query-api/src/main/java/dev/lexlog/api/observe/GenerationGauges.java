package dev.lexlog.api.observe;

import dev.lexlog.api.generation.GenerationLooks;
import dev.lexlog.api.generation.GenerationLooks.Look;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One of each gauge for every generation that is not retired; none while the store does not
/// answer.
final class GenerationGauges {
    private final GenerationLooks looks;
    private final MultiGauge live;
    private final MultiGauge states;
    private final MultiGauge lag;
    private final MultiGauge rows;
    private final MultiGauge bytes;
    private final MultiGauge progress;

    GenerationGauges(GenerationLooks looks, MeterRegistry registry) {
        this.looks = looks;
        this.live = gauge(registry, "live", "The generation that answers");
        this.states = gauge(registry, "state", "1 for the state that the generation is in");
        this.lag = gauge(registry, "lag.records", "Records that the generation has not read");
        this.rows = gauge(registry, "rows", "Rows of the generation, perhaps an estimate");
        this.bytes = gauge(registry, "bytes", "Bytes that the generation takes");
        this.progress = gauge(registry, "progress", "Share of the phase that is done");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("lexlog.generation." + name)
                .description(description)
                .register(registry);
    }

    void look() {
        var all = now();
        live.register(
                all.stream()
                        .filter(look -> look.entry().state() instanceof Live)
                        .<Row<?>>map(look -> Row.of(Tags.empty(), look.entry().number()))
                        .toList(),
                true);
        states.register(all.stream().<Row<?>>map(look -> Row.of(state(look), 1)).toList(), true);
        lag.register(rows(all, Look::lag), true);
        rows.register(rows(all, look -> look.extent() == null ? null : look.extent().rows()), true);
        bytes.register(
                rows(all, look -> look.extent() == null ? null : look.extent().bytes()), true);
        progress.register(rows(all, GenerationGauges::share), true);
    }

    private List<Look> now() {
        try {
            return looks.all().stream()
                    .filter(look -> !(look.entry().state() instanceof Retired))
                    .toList();
        } catch (Unavailable e) {
            return List.of();
        }
    }

    private static Tags state(Look look) {
        return number(look).and("state", look.entry().state().wireName());
    }

    private static Tags number(Look look) {
        return Tags.of("generation", Integer.toString(look.entry().number()));
    }

    private static @Nullable Double share(Look look) {
        var phase = look.phase();
        if (phase == null || phase.done() == null || phase.total() == null) {
            return null;
        }
        return phase.total() == 0 ? 1.0 : (double) phase.done() / phase.total();
    }

    private static List<Row<?>> rows(List<Look> all, Function<Look, @Nullable Number> value) {
        var rows = new ArrayList<Row<?>>();
        for (var look : all) {
            var known = value.apply(look);
            if (known != null) {
                rows.add(Row.of(number(look), known));
            }
        }
        return rows;
    }
}
