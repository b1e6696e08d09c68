package dev.lexlog.standalone.cli.cluster;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog cluster`.
@Command(
        name = "cluster",
        description = {
            "Groups the entities of a scope by their vectors and publishes the groups in place of",
            "those before. The same data and seed give the same groups."
        },
        footer = {"", "Example:", "  lexlog cluster --domain finance --wait"})
public final class ClusterCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Sending sending = new Sending();

    @Option(names = "--domain", paramLabel = "D", description = "Default: what has none.")
    private @Nullable String domain;

    @Option(names = "--session", paramLabel = "S", description = "A session's own entities.")
    private @Nullable String session;

    @Option(
            names = "--user",
            paramLabel = "U",
            defaultValue = "${env:LEXLOG_USER:-default}",
            description = "Whose terms speak for entities ($LEXLOG_USER, else default).")
    private String user = "default";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Of the first centres (${DEFAULT-VALUE}).")
    private long seed;

    public ClusterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var area = new Area(domain, session, user);
        var points = new EntityVectors(sending.api(), area).read();
        if (points.size() < 2) {
            throw new CommandFailed(
                    "%d entities have a vector there, and at least 2 are needed: publish extractions"
                            .formatted(points.size()));
        }
        var clusters = new KMeans(seed).of(points);
        terminal.err().printf("%d entities in %d clusters%n", points.size(), clusters.size());
        var event = new ClustersComputed(area.domain(), area.session(), "", null, clusters);
        return sending.send(List.of(event), terminal);
    }
}
