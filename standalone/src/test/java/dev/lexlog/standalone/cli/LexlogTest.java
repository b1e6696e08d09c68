package dev.lexlog.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.client.ScriptedApi;
import dev.lexlog.standalone.cli.run.FakeStack;
import dev.lexlog.standalone.cli.run.StackOptions;
import dev.lexlog.standalone.cli.terminal.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexlogTest {
    private static final String HIT =
            """
            {"generation": 1, "took_ms": 3, "degraded": [], "hits": [{"rank": 1, "score": 0.98765,
              "chunk": {"document": "a/b.md", "domain_id": "ops", "section": "Alarms > Cold",
                        "content": "Compressors fail.\\n\\nIn cold weather."}}]}\
            """;

    @AutoClose final ScriptedApi server = new ScriptedApi();
    private final Recorded recorded = new Recorded();
    private final AtomicReference<@Nullable StackOptions> started = new AtomicReference<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serach x | unknown command 'serach': did you mean search?",
                "search x --limt 3 | unknown option '--limt': did you mean --limit?",
                "search x --limit 0 | --limit is 1 to 1000, not 0",
                "search x --limit 1001 | --limit is 1 to 1000, not 1001",
                "search x --mode fuzzy | expected one of [hybrid, vector, text]",
                "search | Missing required parameter: 'TEXT",
                "publish | Missing required parameter: 'PATH",
                "remove | Missing required parameter: 'NAME",
                "up --http-port 99999 | --http-port is 0 to 65535, not 99999",
                "up --kafka-port 8080 | must differ",
                "up --embedder word2vec | --embedder is onnx, http, hashing",
                "glossary | Missing required subcommand",
                "glossary impor x | unknown argument 'impor'",
                "glossary remove | Missing required argument",
                "glossary define a --tags [] | tags are JSON like",
                "session expire --idle 30 | is no age like 30d",
                "erase | either --document NAME",
                "erase --domain d | either --document NAME",
                "erase --document glossary:x | that is a term",
                "source clear fax | expected one of [schema, api, document, entity_resolution]",
                "generation promote | Missing required parameter: 'N",
                "generation promote x | Invalid value for positional parameter at index 0 (N)",
                "generation rebuild --index hnsw.m | format but was hnsw.m",
                "projector --instanc a | unknown option '--instanc': did you mean --instance?",
                "'' | a command is missing"
            })
    void wrongUsageEndsWithTwoAndSaysWhatIsRight(String line, String said) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(recorded.err().lines().findFirst().orElseThrow())
                .startsWith("lexlog: ")
                .contains(said);
        assertThat(started.get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "publish",
                "remove",
                "search",
                "status",
                "dead-letters",
                "worker",
                "projector",
                "api"
            })
    void everyCommandExplainsItselfWithExamples(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(recorded.out()).contains("Usage: lexlog " + command, "Examples:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glossary define",
                "glossary change",
                "glossary rename",
                "glossary remove",
                "glossary list",
                "glossary show",
                "glossary history",
                "glossary import",
                "glossary export",
                "generation list",
                "generation rebuild",
                "generation promote",
                "generation rollback",
                "generation verify",
                "generation retire",
                "generation cancel",
                "session end",
                "session expire",
                "domain remove",
                "source clear",
                "cluster"
            })
    void everyCommandOfAGroupExplainsItselfToo(String command) {
        assertThat(run((command + " --help").split(" "))).isZero();
        assertThat(recorded.out()).contains("Usage: lexlog " + command, "Example");
    }

    @Test
    void aSearchShowsRankScorePlaceAndLines() {
        server.answer("/v1/search", 200, HIT);

        assertThat(run("search", "cold", "compressor", "--api", url())).isZero();
        assertThat(recorded.out())
                .isEqualTo(
                        """
                          1  0.988 [ops] a/b.md › Alarms > Cold
                             Compressors fail.
                             In cold weather.

                        """);
        assertThat(recorded.err()).isEmpty();
    }

    @Test
    void aSearchPassesItsOptionsOn() {
        server.answer("/v1/search", 200, HIT);

        run(
                "search",
                "x",
                "--api",
                url(),
                "--domain",
                "a",
                "--domain",
                "b",
                "--session",
                "s",
                "--limit",
                "3",
                "--mode",
                "text");

        assertThat(server.requests().getFirst().body().replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"query\":\"x\",\"limit\":3,\"mode\":\"text\",\"domains\":[\"a\",\"b\"],"
                                + "\"session\":\"s\"}");
    }

    @Test
    void jsonIsTheServersAnswerAndNothingElse() {
        server.answer("/v1/search", 200, "{\"hits\": [], \"new_field\": 1}");

        assertThat(run("search", "x", "--json", "--api", url())).isZero();
        assertThat(recorded.out().replaceAll("\\s", "")).isEqualTo("{\"hits\":[],\"new_field\":1}");
    }

    @Test
    void aSearchThatFindsNothingSaysWhereElseThereIsSomething() {
        server.answer(
                "/v1/search",
                200,
                """
                {"generation": 1, "took_ms": 1, "degraded": ["text"], "hits": [],
                 "elsewhere": [{"domain_id": "hr", "chunks": 4}]}\
                """);

        assertThat(run("search", "x", "--api", url())).isZero();
        assertThat(recorded.out()).isEqualTo("nothing found; other domains: hr (4 chunks)\n");
        assertThat(recorded.err()).isEqualTo("incomplete: no answer from the text search\n");
    }

    @Test
    void whenNothingAnswersItSaysHowToStartOnOneLine() {
        var url = url();
        server.close();

        assertThat(run("status", "--api", url)).isEqualTo(1);
        assertThat(recorded.err().lines()).hasSize(1);
        assertThat(recorded.err()).contains("./lexlog up");
    }

    @Test
    void publishingWithoutKafkaSaysHowToStartOnOneLine(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.md"), "text");

        assertThat(run("publish", folder.toString(), "--bootstrap-servers", "127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(recorded.err().lines()).hasSize(1);
        assertThat(recorded.err()).contains("Kafka does not answer at 127.0.0.1:1", "./lexlog up");
    }

    @Test
    void publishingNothingFails(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.pdf"), "x");

        assertThat(run("publish", folder.toString())).isEqualTo(1);
        assertThat(recorded.err())
                .contains("nothing to publish in " + folder, ".pdf are not text: convert first");
    }

    @Test
    void deadLettersAreAJsonArray() {
        server.answer(
                "/v1/dead-letters",
                200,
                """
                {"items": [{"reason": "no_key", "message": "m", "topic": "t", "partition": 1,
                  "offset": 2, "timestamp": "2026-01-01T00:00:00Z", "key": null,
                  "value_base64": "AAE="}], "next_cursor": null}\
                """);

        assertThat(run("dead-letters", "--json", "--api", url())).isZero();
        assertThat(recorded.out().replaceAll("\\s", ""))
                .isEqualTo(
                        "[{\"reason\":\"no_key\",\"message\":\"m\",\"topic\":\"t\",\"partition\":1,"
                                + "\"offset\":2,\"timestamp\":\"2026-01-01T00:00:00Z\","
                                + "\"key\":null,\"value_base64\":\"AAE=\"}]");
    }

    @Test
    void noDeadLettersAreAnEmptyArray() {
        server.answer("/v1/dead-letters", 200, "{\"items\": [], \"next_cursor\": null}");

        run("dead-letters", "--json", "--api", url());

        assertThat(recorded.out()).isEqualTo("[]\n");
    }

    @Test
    void upPrintsWhereEverythingIsAndThatItIsReady(@TempDir Path folder) {
        assertThat(run("up", "--data", folder.toString(), "--embedder", "hashing")).isZero();
        assertThat(recorded.out().lines())
                .contains(
                        "API              http://127.0.0.1:4711",
                        "Kafka            127.0.0.1:4712",
                        "schema registry  http://127.0.0.1:4713/apis/ccompat/v7",
                        "data folder      " + folder)
                .endsWith("ready http://127.0.0.1:4711");
        assertThat(started.get())
                .isEqualTo(new StackOptions(folder, "127.0.0.1", 8080, 9092, 8081, "hashing"));
    }

    @Test
    void aBugOfOursIsNotAStackTraceUnlessAsked() {
        var broken =
                new Lexlog(
                        recorded.plain(),
                        (_, _, _) -> {
                            throw new IllegalStateException("oops");
                        });

        assertThat(broken.run("up")).isEqualTo(1);
        assertThat(recorded.err())
                .isEqualTo(
                        "lexlog: IllegalStateException: oops (our mistake: --debug shows where)\n");
        broken.run("up", "--debug");
        assertThat(recorded.err()).contains("at dev.lexlog");
    }

    private int run(String... arguments) {
        return new Lexlog(recorded.plain(), FakeStack.starter(started)).run(arguments);
    }

    private String url() {
        return server.url().toString();
    }
}
