package dev.lexlog.standalone.health;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Route;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// `/metrics` in Prometheus' text format: memory, uptime, and what the process adds.
public final class ProcessMetrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Runnable> changing = new CopyOnWriteArrayList<>();

    public ProcessMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /// `value` is asked at every scrape.
    public ProcessMetrics gauge(String name, String meaning, Supplier<Number> value) {
        Gauge.builder(name, value).description(meaning).register(registry);
        return this;
    }

    /// Samples that come and go; `values` is asked at every scrape.
    public ProcessMetrics gauges(String name, String meaning, Supplier<List<Sample>> values) {
        var gauges = MultiGauge.builder(name).description(meaning).register(registry);
        changing.add(() -> gauges.register(values.get().stream().map(Sample::row).toList(), true));
        return this;
    }

    public Route route() {
        return Route.get("/metrics", this::scrape);
    }

    private Answer scrape(Call call) {
        call.query().allowOnly(Set.of());
        return Answer.text("text/plain; version=0.0.4; charset=utf-8", text());
    }

    String text() {
        changing.forEach(Runnable::run);
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }

    /// A value with the tags that tell it from others of its name.
    public record Sample(Map<String, String> tags, long value) {
        private MultiGauge.Row<Number> row() {
            var tags =
                    tags().entrySet().stream()
                            .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                            .toList();
            return MultiGauge.Row.of(Tags.of(tags), value);
        }
    }
}
