package dev.lexlog.standalone.cli.run;

import dev.lexlog.standalone.cli.terminal.Terminal;
import dev.lexlog.standalone.data.DataFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lexlog up`.
@Command(
        name = "up",
        description = {
            "Runs everything on this machine, durable in one folder.",
            "That is Kafka, the schema registry, the worker, the index and the HTTP API. Ctrl-C",
            "stops it."
        },
        footer = {
            "",
            "Examples:",
            "  lexlog up",
            "  lexlog up --data ~/lexlog-data --http-port 8088",
            "  lexlog up --embedder hashing:256 --http-port 0 --kafka-port 0 --registry-port 0"
        })
public final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StackStarter starter;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Where everything is kept. Default: LEXLOG_DATA, or lexlog below the place for",
                "a user's data (~/.local/share)."
            })
    private @Nullable Path data;

    @Option(
            names = "--host",
            paramLabel = "H",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--http-port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "The HTTP API (${DEFAULT-VALUE}; 0: any free port).")
    private int httpPort = 8080;

    @Option(
            names = "--kafka-port",
            paramLabel = "P",
            defaultValue = "9092",
            description = "Kafka (${DEFAULT-VALUE}; 0: any free port).")
    private int kafkaPort = 9092;

    @Option(
            names = "--registry-port",
            paramLabel = "P",
            defaultValue = "8081",
            description = "The schema registry (${DEFAULT-VALUE}; 0: any free port).")
    private int registryPort = 8081;

    @Option(
            names = "--embedder",
            paramLabel = "E",
            defaultValue = "onnx",
            description = {
                "What makes vectors (${DEFAULT-VALUE}): onnx, the packaged model; http, an",
                "OpenAI-compatible server; hashing[:N], N numbers without meaning, for tests."
            })
    private String embedder = "onnx";

    public UpCommand(Terminal terminal, StackStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = options();
        try (var session = Session.start(starter, options, terminal.err()::println, () -> {})) {
            print(session.stack(), options);
            session.stack().awaitEnd();
            return 0;
        }
    }

    private void print(RunningStack stack, StackOptions options) {
        var out = terminal.out();
        out.println("API              " + stack.api());
        out.println("Kafka            " + stack.bootstrapServers());
        out.println("schema registry  " + stack.schemaRegistry());
        out.println("data folder      " + options.data());
        out.println("stop             Ctrl-C, or kill " + ProcessHandle.current().pid());
        out.println("ready " + stack.api());
    }

    private StackOptions options() {
        try {
            var folder = data == null ? DataFolder.defaultPath(System.getenv()) : data;
            return new StackOptions(
                    folder.toAbsolutePath().normalize(),
                    host,
                    httpPort,
                    kafkaPort,
                    registryPort,
                    embedder);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
    }
}
