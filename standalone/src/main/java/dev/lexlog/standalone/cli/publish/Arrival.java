package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.producer.Token;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.LongWait;
import dev.lexlog.standalone.cli.terminal.Progress;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Waits until acknowledged events show in every answer, then asks what became of each.
final class Arrival {
    private static final int QUESTIONS_AT_ONCE = 8;

    private final LexlogApi api;
    private final Terminal terminal;

    Arrival(LexlogApi api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    Outcome of(List<Sent> sent, List<Refused> tooLarge) {
        if (!sent.isEmpty()) {
            awaitSearchable(sent);
        }
        var refusedByToken = refused(sent);
        var accepted =
                sent.stream().filter(event -> !refusedByToken.containsKey(event.token())).toList();
        var removed = accepted.stream().filter(Sent::isRemoval).count();
        var unchanged = unchanged(accepted.stream().filter(event -> !event.isRemoval()).toList());
        var refused = new ArrayList<>(tooLarge);
        refused.addAll(refusedByToken.values());
        return new Outcome(accepted.size() - removed - unchanged, removed, unchanged, refused);
    }

    /// A partition is read in order, so its last event stands for all before it.
    static List<Token> last(List<Sent> sent) {
        record Partition(String topic, int number) {}
        return List.copyOf(
                sent.stream()
                        .map(Sent::token)
                        .collect(
                                Collectors.toMap(
                                        token -> new Partition(token.topic(), token.partition()),
                                        token -> token,
                                        (a, b) -> a.offset() > b.offset() ? a : b))
                        .values());
    }

    private void awaitSearchable(List<Sent> sent) {
        try (var progress = Progress.of(terminal, "indexing", 0)) {
            var most = new AtomicLong();
            new LongWait(api, last(sent))
                    .looking(() -> {
                        var lag = lag();
                        var total = most.accumulateAndGet(lag, Math::max);
                        progress.of(total);
                        progress.at(total - lag);
                    });
            progress.at(most.get());
        }
    }

    private long lag() {
        var lag = 0L;
        for (var topic : api.pipeline().path("topics")) {
            lag += topic.path("lag_records").asLong();
        }
        return lag;
    }

    private Map<Token, Refused> refused(List<Sent> sent) {
        var refused = new HashMap<Token, Refused>();
        if (sent.isEmpty() || api.pipeline().path("dead_letters").asLong() == 0) {
            return refused;
        }
        var events = sent.stream().collect(Collectors.toMap(Sent::token, Function.identity()));
        api.deadLetters(letter -> {
            var event = events.get(letter.origin());
            if (event != null) {
                var label = Label.of(event.event());
                refused.put(letter.origin(), new Refused(label, letter.reason(), letter.message()));
            }
        });
        return refused;
    }

    private long unchanged(List<Sent> accepted) {
        var unchanged = new Unchanged(api);
        var ask = Thread.ofVirtual().name("ask-row-", 0).factory();
        try (var threads = Executors.newFixedThreadPool(QUESTIONS_AT_ONCE, ask)) {
            return threads
                    .invokeAll(
                            accepted.stream()
                                    .map(event -> (Callable<Boolean>) () -> unchanged.is(event))
                                    .toList())
                    .stream()
                    .filter(Future::resultNow)
                    .count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
