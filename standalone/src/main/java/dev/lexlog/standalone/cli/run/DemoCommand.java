package dev.lexlog.standalone.cli.run;

import dev.lexlog.standalone.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lexlog demo`.
@Command(
        name = "demo",
        description = {
            "Shows Lexlog at work, on free ports and in a temporary folder.",
            "Starts everything, publishes the sample, asks it some questions and shows its glossary",
            "and entities. Ctrl-C stops it and deletes what it made."
        },
        footer = {"", "Examples:", "  lexlog demo", "  lexlog demo --exit"})
public final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StackStarter starter;

    @Option(
            names = "--exit",
            description = "Stop after the questions; fails when one was not answered.")
    private boolean exit;

    public DemoCommand(Terminal terminal, StackStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws InterruptedException {
        var sample = Path.of(System.getProperty("lexlog.home", "."), "sample");
        var questions = Question.read(sample.resolve("questions.txt"));
        var data = TemporaryFolder.create();
        var options = new StackOptions(data, "127.0.0.1", 0, 0, 0, "onnx");
        var out = terminal.out();
        out.println("Starting Kafka, a schema registry, the worker, the index and the API …");
        var began = System.nanoTime();
        try (var session =
                Session.start(
                        starter,
                        options,
                        line -> out.println("  " + line),
                        () -> TemporaryFolder.delete(data))) {
            out.printf("  running after %s, in %s%n", since(began), data);
            var tour = new Tour(terminal, session.stack());
            tour.publish(sample.resolve("documents"));
            tour.publishKnowledge(
                    sample.resolve("glossary.csv"), sample.resolve("entities.ndjson"));
            var unanswered = tour.ask(questions);
            tour.knowledge().showTerm("demurrage");
            tour.knowledge().showEntity("terminal");
            tour.knowledge().showHit(questions.getFirst().text());
            if (exit) {
                out.printf(
                        "%d of %d questions answered by the expected document%n",
                        questions.size() - unanswered, questions.size());
                return unanswered == 0 ? 0 : 1;
            }
            tour.printWhatNext();
            session.stack().awaitEnd();
            return 0;
        }
    }

    static String since(long began) {
        return "%.1f s".formatted(Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
    }
}
