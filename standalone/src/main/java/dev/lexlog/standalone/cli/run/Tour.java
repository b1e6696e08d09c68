package dev.lexlog.standalone.cli.run;

import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.collect.FileCollector;
import dev.lexlog.standalone.cli.glossary.GlossaryFile;
import dev.lexlog.standalone.cli.publish.LogConnection;
import dev.lexlog.standalone.cli.publish.Outcome;
import dev.lexlog.standalone.cli.publish.Publishing;
import dev.lexlog.standalone.cli.read.HitList;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a demo does with a running stack, by the public ways in: Kafka and HTTP.
final class Tour {
    private static final int HITS_SHOWN = 3;

    private final Terminal terminal;
    private final RunningStack stack;
    private final LexlogApi api;

    Tour(Terminal terminal, RunningStack stack) {
        this.terminal = terminal;
        this.stack = stack;
        this.api = new LexlogApi(stack.api());
    }

    void publish(Path documents) {
        var collected = FileCollector.collect(List.of(documents));
        terminal.out().printf("%nPublishing %d documents …%n", collected.texts().size());
        var began = System.nanoTime();
        publishing(publishing -> publishing.publishAndAwait(collected, api));
        var stats = api.stats();
        terminal.out()
                .printf(
                        "  %d documents are %d chunks with %d vectors, searchable after %s%n",
                        stats.path("documents").asLong(),
                        stats.path("chunks").asLong(),
                        stats.path("embeddings").asLong(),
                        DemoCommand.since(began));
    }

    void publishKnowledge(Path glossary, Path entities) {
        terminal.out().println("Publishing a glossary and what was found in the documents …");
        var began = System.nanoTime();
        var extractions = FileCollector.collect(List.of(entities));
        publishing(publishing -> publishing.sendAndAwait(GlossaryFile.edits(glossary, api), api));
        publishing(publishing -> publishing.publishAndAwait(extractions, api));
        terminal.out().printf("  there after %s%n%n", DemoCommand.since(began));
    }

    private void publishing(Function<Publishing, Outcome> work) {
        try (var connection =
                LogConnection.open(stack.bootstrapServers(), stack.schemaRegistry().toString())) {
            var outcome = work.apply(new Publishing(terminal, connection));
            if (!outcome.refused().isEmpty()) {
                throw new CommandFailed("the sample was refused: " + outcome.refused());
            }
        }
    }

    Knowledge knowledge() {
        return new Knowledge(terminal, api);
    }

    /// How many were not answered by the expected document.
    long ask(List<Question> questions) {
        return questions.stream().filter(question -> !isAnswered(question)).count();
    }

    void printWhatNext() {
        var out = terminal.out();
        out.println("Try next, in another terminal:");
        out.println("  export LEXLOG_API=" + stack.api());
        out.println("  export LEXLOG_BOOTSTRAP_SERVERS=" + stack.bootstrapServers());
        out.println("  export LEXLOG_SCHEMA_REGISTRY_URL=" + stack.schemaRegistry());
        out.println("  ./lexlog search 'your question'");
        out.println("  ./lexlog publish YOUR_FOLDER --wait");
        out.println("  ./lexlog glossary show demurrage");
        out.println("  ./lexlog status");
        out.printf(
                "  curl %s/v1/search -H 'Content-Type: application/json' -d '{\"query\":"
                        + " \"your question\"}'%n",
                stack.api());
        out.println("To keep what you publish, use ./lexlog up. Ctrl-C ends the demo.");
        out.println("ready " + stack.api());
    }

    private boolean isAnswered(Question question) {
        terminal.out().println(terminal.strong("Question: " + question.text()));
        var request = Map.of("query", question.text(), "limit", HITS_SHOWN);
        var answer = api.searchAnswer(api.searchTree(request));
        new HitList(terminal).print(question.text(), answer);
        return question.isAnsweredBy(answer);
    }
}
