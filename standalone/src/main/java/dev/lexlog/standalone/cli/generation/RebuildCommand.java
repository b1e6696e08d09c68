package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog generation rebuild`.
@Command(
        name = "rebuild",
        description = {
            "Makes a new generation from the log while the live one answers, and follows it until",
            "it is ready, or live with --promote-when-ready. What is not named is as in the live",
            "one. Ctrl-C leaves it going."
        },
        footer = {
            "",
            "Examples:",
            "  lexlog generation rebuild --index hnsw.m=24,hnsw.ef-construction=120",
            "  lexlog generation rebuild --embedding-model hashing:1024 --promote-when-ready"
        })
final class RebuildCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Following following = new Following();

    @Option(
            names = "--embedding-model",
            paramLabel = "M",
            description = "Another model; it gets a topic of its own, filled from the log.")
    private @Nullable String model;

    @Option(
            names = "--index",
            split = ",",
            paramLabel = "NAME=VALUE",
            description = "hnsw.m and hnsw.ef-construction.")
    private Map<String, Integer> index = new LinkedHashMap<>();

    @Option(names = "--analyser", paramLabel = "A", description = "english or standard.")
    private @Nullable String analyser;

    @Option(names = "--promote-when-ready", description = "It answers as soon as it can.")
    private boolean promoteWhenReady;

    @Option(
            names = "--rows-per-second",
            paramLabel = "N",
            description = "At most so many, over all projectors. Default: as fast as it goes.")
    private @Nullable Integer rowsPerSecond;

    RebuildCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return following.follow(
                terminal,
                generations -> generations.rebuild(order()),
                this::hasEnded,
                this::isDone);
    }

    private Map<String, Object> order() {
        var order = new LinkedHashMap<String, Object>();
        if (model != null) {
            order.put("embedding_model", model);
        }
        if (!index.isEmpty()) {
            order.put("index", index);
        }
        if (analyser != null) {
            order.put("analyser", analyser);
        }
        if (promoteWhenReady) {
            order.put("promote_when_ready", true);
        }
        if (rowsPerSecond != null) {
            order.put("rows_per_second", rowsPerSecond);
        }
        return order;
    }

    private boolean hasEnded(Generation generation) {
        return isDone(generation) || generation.is("refused") || generation.isLeaving();
    }

    private boolean isDone(Generation generation) {
        return generation.is("live") || (!promoteWhenReady && generation.is("ready"));
    }
}
