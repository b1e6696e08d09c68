package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.producer.Token;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.LongWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The steps of an erasure, each of which writes its lines of the receipt: remove, wait for the
/// worker and the generation that answers, then for all other readers; then what no reader follows.
final class Erasure {
    private final Subject subject;
    private final LexlogApi api;
    private final Log log;
    private final Receipt receipt;
    private final long deadline;

    Erasure(Subject subject, LexlogApi api, Log log, Receipt receipt, long deadline) {
        this.subject = subject;
        this.api = api;
        this.log = log;
        this.receipt = receipt;
        this.deadline = deadline;
    }

    void run() {
        var tokens = remove();
        if (!isApplied(tokens)) {
            receipt.missing("worker", "has not applied the removal in time");
            return;
        }
        receipt.acknowledged("worker", "the removal is applied, and shows in every answer");
        followers().await();
        new State(subject, log, receipt).verify();
        new Letters(subject, log, receipt).erase();
        new InternalTopics(log, receipt).purge();
        new Remainders(subject, log, receipt).tell(traces());
    }

    private Followers followers() {
        var topics = log.topics();
        var tombstones = new Tombstones(topics, new KafkaEnds(log.brokers(), log.reader()));
        return new Followers(subject, api, new Readers(api, topics), tombstones, receipt, deadline);
    }

    private List<Token> remove() {
        var before = traces();
        var tokens = new ArrayList<Token>();
        for (var removal : removals(before)) {
            tokens.add(before.sent(removal).orElseGet(() -> log.publish(removal)));
        }
        return tokens;
    }

    private InputTraces traces() {
        var traces = new InputTraces(subject, log.codec());
        for (var input : subject.inputs()) {
            log.readAll(List.of(log.topics().input(input)), record -> traces.look(input, record));
        }
        return traces;
    }

    private List<InputEvent> removals(InputTraces found) {
        return switch (subject) {
            case Subject.OfDocument(var id) ->
                    List.of(
                            new DocumentEvent(
                                    id.name(),
                                    id.domain(),
                                    id.session(),
                                    "",
                                    null,
                                    new DocumentRemoved(null, true)));
            case Subject.OfSession session -> {
                var all = new ArrayList<InputEvent>();
                all.add(new ScopeCommand("", null, new SessionEnded(session.id(), null)));
                var users = new TreeSet<>(found.users());
                users.addAll(owners(session));
                users.forEach(user -> all.add(cleared(user, session.id())));
                yield all;
            }
        };
    }

    private SortedSet<String> owners(Subject.OfSession session) {
        var owners = new TermOwners(session);
        log.readAll(log.stateTopics(), owners::look);
        return owners.users();
    }

    private static GlossaryEdit cleared(String user, String session) {
        return new GlossaryEdit(user, user, session, null, "", null, new GlossaryCleared(session));
    }

    private boolean isApplied(List<Token> tokens) {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        return new LongWait(api, tokens).within(left);
    }
}
