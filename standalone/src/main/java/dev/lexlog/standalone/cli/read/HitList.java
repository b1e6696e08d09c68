package dev.lexlog.standalone.cli.read;

import dev.lexlog.standalone.cli.client.SearchAnswer;
import dev.lexlog.standalone.cli.client.SearchAnswer.Hit;
import dev.lexlog.standalone.cli.client.SearchAnswer.HitChunk;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.Locale;
import java.util.stream.Collectors;

/// Hits as a person reads them: rank, score, document › section, then the lines that matter.
public final class HitList {
    private static final int SNIPPET_LINES = 3;
    private static final String INDENT = "     ";

    private final Terminal terminal;

    public HitList(Terminal terminal) {
        this.terminal = terminal;
    }

    public void print(String query, SearchAnswer answer) {
        var snippet = new Snippet(query, terminal.textColumns() - INDENT.length(), SNIPPET_LINES);
        answer.hits().forEach(hit -> print(hit, snippet));
        if (answer.hits().isEmpty()) {
            terminal.out().println("nothing found" + elsewhere(answer));
        }
        if (!answer.degraded().isEmpty()) {
            terminal.err()
                    .println(
                            "incomplete: no answer from the %s search"
                                    .formatted(String.join(" and the ", answer.degraded())));
        }
    }

    private void print(Hit hit, Snippet snippet) {
        var chunk = hit.chunk();
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%3d  %s %s%n",
                        hit.rank(),
                        terminal.faint("%.3f".formatted(hit.score())),
                        place(chunk));
        if (chunk.content() != null) {
            snippet.lines(chunk.content())
                    .forEach(line ->
                            terminal.out().println(INDENT + snippet.marked(line, terminal)));
        }
        terminal.out().println();
    }

    private String place(HitChunk chunk) {
        var domain = chunk.domainId() == null ? "" : terminal.faint("[" + chunk.domainId() + "] ");
        var section =
                chunk.section() == null || chunk.section().isBlank() ? "" : " › " + chunk.section();
        return domain + terminal.strong(chunk.document()) + section;
    }

    private static String elsewhere(SearchAnswer answer) {
        return answer.elsewhere() == null || answer.elsewhere().isEmpty()
                ? ""
                : answer.elsewhere().stream()
                        .map(other -> "%s (%d chunks)".formatted(other.domainId(), other.chunks()))
                        .collect(Collectors.joining(", ", "; other domains: ", ""));
    }
}
