package dev.lexlog.standalone.cli.read;

import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog status`.
@Command(
        name = "status",
        description = "Says what is stored, what is still to be read, and whether searches work.",
        footer = {"", "Examples:", "  lexlog status", "  lexlog status --json | jq .pipeline"})
public final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();

    @Option(names = "--json", description = "All of it.")
    private boolean json;

    public StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var api = servers.api();
        var unready = api.unready();
        var stats = api.stats();
        var pipeline = api.pipeline();
        if (json) {
            var all = new LinkedHashMap<String, Object>();
            all.put("ready", unready.isEmpty());
            all.put("stats", stats);
            all.put("pipeline", pipeline);
            terminal.out().println(JsonText.of(all));
        } else {
            terminal.out().println(unready.map(why -> "not ready: " + why).orElse("ready"));
            StatusLines.of(stats, pipeline).forEach(terminal.out()::println);
        }
        return unready.isEmpty() ? 0 : 1;
    }
}
