package dev.lexlog.api.observe;

import dev.lexlog.api.generation.GenerationLooks;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.pipeline.PipelineStatus;
import dev.lexlog.schemas.failure.Unavailable;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `GET /metrics`, in Prometheus' text format. The pipeline is looked at when it is scraped; while
/// the broker does not answer, `lexlog_pipeline_up` is 0 and the rest goes on.
public final class Metrics implements AutoCloseable {
    private static final Duration FASTEST = Duration.ofMillis(1);
    private static final Duration SLOWEST = Duration.ofSeconds(10);

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PipelineStatus pipeline;
    private final GenerationGauges generations;
    private final MultiGauge lagRecords = gauge("lexlog.lag.records", "Records not read yet");
    private final MultiGauge lagSeconds =
            gauge("lexlog.lag.age.seconds", "Age of the oldest record not read yet");
    private final MultiGauge positions = gauge("lexlog.position", "Next offset to be read");
    private final MultiGauge deadLetters = gauge("lexlog.dead.letters", "Refused records");
    private final MultiGauge waiting =
            gauge("lexlog.waiting.extractions", "Extractions that wait for their document");
    private final MultiGauge up = gauge("lexlog.pipeline.up", "Whether the broker answers");

    public Metrics(PipelineStatus pipeline, GenerationLooks looks) {
        this.pipeline = pipeline;
        this.generations = new GenerationGauges(looks, registry);
        new JvmMemoryMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    public Route route() {
        return Route.get("/metrics", this::scrape);
    }

    /// The same route, counted and timed.
    public Route measured(Route route) {
        var timer =
                Timer.builder("lexlog.request")
                        .description("Time to answer")
                        .tag("route", route.template())
                        .publishPercentileHistogram()
                        .minimumExpectedValue(FASTEST)
                        .maximumExpectedValue(SLOWEST)
                        .register(registry);
        return new Route(
                route.method(),
                route.template(),
                call -> {
                    var sample = Timer.start(registry);
                    var answer = route.handler().apply(call);
                    sample.stop(timer);
                    count(route.method(), route.template(), answer.status());
                    return answer;
                });
    }

    /// A request that found no route.
    public void countUnrouted(String method, int status) {
        count(method, "none", status);
    }

    private void count(String method, String template, int status) {
        registry.counter(
                        "lexlog.requests",
                        "method",
                        method,
                        "route",
                        template,
                        "code",
                        Integer.toString(status))
                .increment();
    }

    private Answer scrape(Call call) {
        call.query().allowOnly(Set.of());
        look();
        generations.look();
        return Answer.text("text/plain; version=0.0.4; charset=utf-8", registry.scrape());
    }

    private void look() {
        var records = new ArrayList<Row<?>>();
        var ages = new ArrayList<Row<?>>();
        var reached = new ArrayList<Row<?>>();
        try {
            var snapshot = pipeline.now();
            for (var lag : snapshot.lags()) {
                var tags =
                        Tags.of(
                                "topic",
                                lag.partition().topic(),
                                "partition",
                                Integer.toString(lag.partition().partition()));
                records.add(Row.of(tags, lag.records()));
                ages.add(Row.of(tags, lag.seconds()));
                reached.add(Row.of(tags, lag.position()));
            }
            deadLetters.register(List.of(Row.of(Tags.empty(), snapshot.deadLetters())), true);
            snapshot.waitingExtractions()
                    .ifPresent(
                            count -> waiting.register(List.of(Row.of(Tags.empty(), count)), true));
            up.register(List.of(Row.of(Tags.empty(), 1)), true);
        } catch (Unavailable e) {
            up.register(List.of(Row.of(Tags.empty(), 0)), true);
        }
        lagRecords.register(records, true);
        lagSeconds.register(ages, true);
        positions.register(reached, true);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Override
    public void close() {
        registry.close();
    }
}
