package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.collect.Collected;
import dev.lexlog.standalone.cli.collect.Draft;
import dev.lexlog.standalone.cli.collect.Drafts;
import dev.lexlog.standalone.cli.collect.Scope;
import dev.lexlog.standalone.cli.terminal.Progress;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Publishes what was collected, or made, over one connection.
public final class Publishing {
    private final Terminal terminal;
    private final LogConnection connection;

    public Publishing(Terminal terminal, LogConnection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    /// What names no domain and no session has none; returns when all can be found.
    public Outcome publishAndAwait(Collected collected, LexlogApi api) {
        var report = publish(collected, new Scope(null, null, ""), api);
        return Objects.requireNonNull(report.outcome());
    }

    /// With an API it waits until all can be found.
    Report publish(Collected collected, Scope scope, @Nullable LexlogApi awaited) {
        var publication = connection.publication();
        return new Interruption(terminal, publication)
                .during(() -> publish(collected, scope, awaited, publication));
    }

    /// Returns when they show in every answer.
    public Outcome sendAndAwait(List<? extends InputEvent> events, LexlogApi api) {
        return Objects.requireNonNull(send(events, api).outcome());
    }

    /// In this order; with an API it waits until all show in every answer.
    Report send(List<? extends InputEvent> events, @Nullable LexlogApi awaited) {
        var publication = connection.publication();
        return new Interruption(terminal, publication)
                .during(() -> {
                    events.forEach(publication::send);
                    publication.flush();
                    var nothing = new Collected(List.of(), List.of(), Map.of(), 0);
                    return report(nothing, List.of(), List.of(), publication, awaited);
                });
    }

    private Report publish(
            Collected collected,
            Scope scope,
            @Nullable LexlogApi awaited,
            Publication publication) {
        var skipped = new ArrayList<Draft.Skipped>();
        var badLines = new ArrayList<Draft.BadLine>();
        var drafts = new Drafts(collected, scope);
        try (var progress = Progress.of(terminal, "publishing", drafts.count())) {
            drafts.forEach(draft -> {
                switch (draft) {
                    case Draft.Ready(var event) -> publication.send(event);
                    case Draft.Skipped file -> skipped.add(file);
                    case Draft.BadLine line -> badLines.add(line);
                }
                progress.at(publication.acknowledged());
            });
            publication.flush();
            progress.at(publication.acknowledged());
        }
        return report(collected, skipped, badLines, publication, awaited);
    }

    private Report report(
            Collected collected,
            List<Draft.Skipped> skipped,
            List<Draft.BadLine> badLines,
            Publication publication,
            @Nullable LexlogApi awaited) {
        var outcome =
                awaited == null
                        ? null
                        : new Arrival(awaited, terminal)
                                .of(publication.sent(), publication.tooLarge());
        return Report.of(collected, skipped, badLines, publication, outcome);
    }
}
