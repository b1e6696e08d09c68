package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Token;
import dev.lexlog.standalone.cli.terminal.Progress;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Waits until acknowledged events can be found, then asks what became of each.
final class Arrival {
    private static final Duration ROUND = Duration.ofSeconds(2);
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
        var removed = accepted.stream().filter(Sent::removal).count();
        var unchanged = unchanged(accepted.stream().filter(event -> !event.removal()).toList());
        var refused = new ArrayList<>(tooLarge);
        refused.addAll(refusedByToken.values());
        return new Outcome(accepted.size() - removed - unchanged, removed, unchanged, refused);
    }

    /// A partition is read in order, so its last event stands for all before it.
    static List<Token> last(List<Sent> sent) {
        return List.copyOf(
                sent.stream()
                        .map(Sent::token)
                        .collect(
                                Collectors.toMap(
                                        Token::partition,
                                        token -> token,
                                        (a, b) -> a.offset() > b.offset() ? a : b))
                        .values());
    }

    private void awaitSearchable(List<Sent> sent) {
        var tokens = last(sent);
        try (var progress = Progress.of(terminal, "indexing", 0)) {
            var most = 0L;
            while (!api.await(tokens, ROUND)) {
                var lag = lag();
                most = Math.max(most, lag);
                progress.of(most);
                progress.at(most - lag);
            }
            progress.at(most);
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
        var names = sent.stream().collect(Collectors.toMap(Sent::token, Sent::name));
        var refused = new HashMap<Token, Refused>();
        if (sent.isEmpty() || api.pipeline().path("dead_letters").asLong() == 0) {
            return refused;
        }
        api.deadLetters(letter -> {
            var name = names.get(letter.origin());
            if (name != null) {
                refused.put(letter.origin(), new Refused(name, letter.reason(), letter.message()));
            }
        });
        return refused;
    }

    /// A document whose last change is older than the event was not changed by it.
    private long unchanged(List<Sent> publications) {
        var ask = Thread.ofVirtual().name("ask-document-", 0).factory();
        try (var threads = Executors.newFixedThreadPool(QUESTIONS_AT_ONCE, ask)) {
            return threads
                    .invokeAll(
                            publications.stream()
                                    .map(event -> (Callable<Boolean>) () -> isUnchanged(event))
                                    .toList())
                    .stream()
                    .filter(Future::resultNow)
                    .count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    private boolean isUnchanged(Sent event) {
        var id = DocumentId.of(event.domain(), event.session(), event.name());
        return api.documentUpdatedAt(id).map(last -> last.isBefore(event.time())).orElse(false);
    }
}
