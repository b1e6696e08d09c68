package dev.lexlog.bench.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.bench.stack.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A generation that was made anew, and how long it was in each state until it was ready.
record Rebuild(int generation, long rows, Map<String, Duration> phases) {
    private static final String ORDERED = "/v1/generations";

    /// As the command line looks: a look costs the machine that is measured, too.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /// Orders one like the live generation, and returns when it is ready.
    static Rebuild run(ApiClient api) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int number = ApiClient.json(api.post(ORDERED, "{}")).get("number").intValue();
        var phases = new LinkedHashMap<String, Duration>();
        while (true) {
            var now = api.get(ORDERED + "/" + number);
            var state = now.get("state").textValue();
            if (state.equals("refused")) {
                throw new IOException("refused: " + now.get("reason").textValue());
            }
            long end = System.nanoTime();
            if (state.equals("ready")) {
                return new Rebuild(number, now.get("rows").longValue(), phases);
            }
            phases.merge(state, Duration.ofNanos(end - begin), Duration::plus);
            begin = end;
            pause(phases);
        }
    }

    private static void pause(Map<String, Duration> phases)
            throws IOException, InterruptedException {
        if (total(phases).compareTo(PATIENCE) > 0) {
            throw new IOException("not ready after " + PATIENCE.toMinutes() + " min: " + phases);
        }
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }

    /// Returns when it is dropped, so that the next one is made beside the live one alone.
    void retire(ApiClient api) throws IOException, InterruptedException {
        var path = ORDERED + "/" + generation;
        var _ = api.post(path + "/retire", "{}");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!api.get(path).get("state").textValue().equals("retired")) {
            if (System.nanoTime() > deadline) {
                throw new IOException("generation %d is not dropped".formatted(generation));
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    /// Returns when the live generation holds all of the log.
    static void awaitLive(ApiClient api) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isLive(api)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the live generation is behind the log still");
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    /// A process that is starting answers with an error.
    private static boolean isLive(ApiClient api) throws InterruptedException {
        try {
            for (var generation : api.get(ORDERED).get("items")) {
                if (generation.get("state").textValue().equals("live")) {
                    return isAtEnd(generation.get("lag_records"));
                }
            }
            return false;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isAtEnd(JsonNode lag) {
        return lag.isIntegralNumber() && lag.longValue() == 0;
    }

    double seconds() {
        return total(phases).toMillis() / 1e3;
    }

    /// No database verifies what it was loaded with.
    double secondsWithoutVerifying() {
        var verifying = phases.getOrDefault("verifying", Duration.ZERO);
        return seconds() - verifying.toMillis() / 1e3;
    }

    private static Duration total(Map<String, Duration> phases) {
        return phases.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    String cell() {
        return phases.entrySet().stream()
                .map(phase ->
                        String.format(
                                Locale.ROOT,
                                "%s %.1f",
                                phase.getKey(),
                                phase.getValue().toMillis() / 1e3))
                .collect(
                        Collectors.joining(
                                ", ", String.format(Locale.ROOT, "%.1f s (", seconds()), ")"));
    }
}
