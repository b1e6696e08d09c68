package dev.lexlog.standalone.cli.publish;

import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.collect.Collected;
import dev.lexlog.standalone.cli.collect.Draft;
import dev.lexlog.standalone.cli.collect.Drafts;
import dev.lexlog.standalone.cli.collect.Scope;
import dev.lexlog.standalone.cli.terminal.Progress;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Publishes what was collected over one connection.
public final class Publishing {
    private final Terminal terminal;
    private final LogConnection connection;

    public Publishing(Terminal terminal, LogConnection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    /// Documents of no domain and no session; returns when they can be found.
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
        var outcome =
                awaited == null
                        ? null
                        : new Arrival(awaited, terminal)
                                .of(publication.sent(), publication.tooLarge());
        return Report.of(collected, skipped, badLines, publication, outcome);
    }
}
