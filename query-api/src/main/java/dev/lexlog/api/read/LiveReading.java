package dev.lexlog.api.read;

import dev.lexlog.api.generation.LiveGeneration;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.TimeLimit;
import dev.lexlog.store.Generation;
import dev.lexlog.store.Reading;
import java.time.Duration;
import java.util.function.BiFunction;

/// One moment of the live generation for each request, within the time that a request has.
public record LiveReading(LiveGeneration live, Duration timeout) {
    public Answer answer(BiFunction<Generation, Reading, Answer> handler) {
        return live.answer(generation ->
                TimeLimit.within(
                        timeout,
                        () -> {
                            try (var reading = generation.read(timeout)) {
                                return handler.apply(generation, reading);
                            }
                        }));
    }
}
