package dev.lexlog.standalone.cli.read;

import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lexlog search`.
@Command(
        name = "search",
        description = "Finds the passages that answer a text.",
        footer = {
            "",
            "Examples:",
            "  lexlog search 'restart after an overspeed trip'",
            "  lexlog search --mode text --limit 3 ERR-2041",
            "  lexlog search --domain finance --json 'credit limits' | jq '.hits[0]'"
        })
public final class SearchCommand implements Callable<Integer> {
    private enum Mode {
        hybrid,
        vector,
        text
    }

    private final Terminal terminal;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private Servers servers = new Servers();

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What to look for.")
    private List<String> words = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "At most so many hits, 1 to 1000 (${DEFAULT-VALUE}).")
    private int limit = 10;

    @Option(
            names = "--domain",
            paramLabel = "D",
            description = "Only this domain and what has none; may be repeated. Default: all.")
    private @Nullable List<String> domains;

    @Option(names = "--session", paramLabel = "S", description = "Also what is this session's.")
    private @Nullable String session;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "hybrid",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Mode mode = Mode.hybrid;

    @Option(names = "--json", description = "The answer of the API.")
    private boolean json;

    public SearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > 1000) {
            throw usage("--limit is 1 to 1000, not " + limit);
        }
        var text = String.join(" ", words);
        if (text.isBlank()) {
            throw usage("the text to look for is empty");
        }
        var api = servers.api();
        var tree = api.searchTree(request(text));
        if (json) {
            terminal.out().println(JsonText.of(tree));
            return 0;
        }
        new HitList(terminal).print(text, api.searchAnswer(tree));
        return 0;
    }

    private Map<String, ?> request(String text) {
        var request = new LinkedHashMap<String, Object>();
        request.put("query", text);
        request.put("limit", limit);
        request.put("mode", mode.name());
        if (domains != null) {
            request.put("domains", domains);
        }
        if (session != null) {
            request.put("session", session);
        }
        return request;
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
