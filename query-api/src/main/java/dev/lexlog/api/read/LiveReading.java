package dev.lexlog.api.read;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.TimeLimit;
import dev.lexlog.store.Generation;
import dev.lexlog.store.Reading;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// One moment of the live generation for each request, within the time that a request has.
public record LiveReading(Supplier<Generation> live, Duration timeout) {
    public Answer answer(BiFunction<Generation, Reading, Answer> handler) {
        var generation = live.get();
        return TimeLimit.within(
                timeout,
                () -> {
                    try (var reading = generation.read(timeout)) {
                        return handler.apply(generation, reading);
                    }
                });
    }
}
