package dev.lexlog.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.client.ScriptedApi;
import dev.lexlog.standalone.cli.client.ScriptedApi.Request;
import dev.lexlog.standalone.cli.run.StackStarter;
import dev.lexlog.standalone.cli.terminal.Recorded;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// `lexlog generation` against an API that says what the test wrote.
class GenerationCommandTest {
    private static final StackStarter NONE =
            (_, _, _) -> {
                throw new AssertionError("nothing is started");
            };
    private static final String PATH = "/v1/generations";
    private static final String LOADING =
            """
            {"phase": "loading", "what": null, "step": null, "steps": null, "done": 450,
             "total": 1000, "rows_per_second": 123.4, "eta_seconds": 150}\
            """;
    private static final String INDEXING =
            """
            {"phase": "indexing", "what": "chunks: words", "step": 3, "steps": 9, "done": null,
             "total": null, "rows_per_second": null, "eta_seconds": null}\
            """;

    @AutoClose final ScriptedApi server = new ScriptedApi();
    private final Recorded recorded = new Recorded();

    private static String generation(int number, String state, String more) {
        return """
        {"number": %d, "state": "%s", "reason": null, "age_seconds": 7300, "model": "m",
         "dimension": 4, "analyser": "english",
         "index": {"hnsw.m": null, "hnsw.ef-construction": null}, "rows": 1234567,
         "bytes": 45600000, "lag_records": 12, "promote_when_ready": false, "progress": null,
         "verification_wanted": false, "verification": null%s}\
        """
                .formatted(number, state, more.isEmpty() ? "" : ", " + more);
    }

    private int run(String... arguments) {
        return run(recorded.plain(), arguments);
    }

    private int run(Terminal terminal, String... arguments) {
        var all = new ArrayList<>(List.of("generation"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--api", server.url().toString()));
        return new Lexlog(terminal, NONE).run(all.toArray(String[]::new));
    }

    private String ordered() {
        var order = server.requests().getFirst();
        return order.method() + " " + order.target() + " " + order.body().replaceAll("\\s", "");
    }

    @Test
    void listIsATableWithWhatEachIsDoing() {
        var items =
                String.join(
                        ",",
                        generation(1, "retired", ""),
                        generation(2, "live", ""),
                        generation(
                                10,
                                "loading",
                                "\"index\": {\"hnsw.m\": 8}, \"progress\": " + LOADING),
                        generation(11, "refused", "\"reason\": \"row c_1 is a ghost\""));
        server.answer(PATH, 200, "{\"items\": [" + items + "], \"next_cursor\": null}");

        assertThat(run("list")).isZero();
        assertThat(recorded.out())
                .isEqualTo(
                        """
                            state         rows     size  lag  age  model  analyser  index
                         2  live     1,234,567  45.6 MB   12  2 h  m (4)  english   default
                        10  loading  1,234,567  45.6 MB   12  2 h  m (4)  english   hnsw.m=8
                            loading: 45 %, 123 rows/s, 2 min left
                        11  refused  1,234,567  45.6 MB   12  2 h  m (4)  english   default
                            because row c_1 is a ghost
                        """);
    }

    @Test
    void listAsJsonIsTheServersAnswer() {
        server.answer(PATH, 200, "{\"items\": [], \"rollback_to\": null}");

        assertThat(run("list", "--json")).isZero();
        assertThat(recorded.out().replaceAll("\\s", ""))
                .isEqualTo("{\"items\":[],\"rollback_to\":null}");
    }

    @Test
    void rebuildIsFollowedThroughItsPhasesUntilItIsReady() {
        server.answer(PATH, 202, generation(2, "loading", "\"progress\": " + LOADING));
        var one = PATH + "/2";
        server.answer(one, 200, generation(2, "loading", "\"progress\": " + LOADING));
        server.answer(one, 200, generation(2, "indexing", "\"progress\": " + INDEXING));
        server.answer(one, 200, generation(2, "verifying", ""));
        server.answer(one, 200, generation(2, "ready", ""));

        assertThat(run("rebuild")).isZero();
        assertThat(recorded.err())
                .isEqualTo(
                        """
                        generation 2: loading
                        generation 2: indexing 3/9 chunks: words
                        generation 2: verifying
                        generation 2: ready
                        """);
        assertThat(recorded.out())
                .isEqualTo(
                        """
                        generation 2 is ready
                        make it answer with: lexlog generation promote 2
                        """);
        assertThat(ordered()).isEqualTo("POST /v1/generations {}");
    }

    @Test
    void rebuildPassesItsOptionsOnAndWaitsUntilItIsLive() {
        server.answer(PATH, 202, generation(2, "loading", ""));
        server.answer(PATH + "/2", 200, generation(2, "ready", ""));
        server.answer(PATH + "/2", 200, generation(2, "live", ""));

        assertThat(
                        run(
                                "rebuild",
                                "--embedding-model",
                                "hashing:1024",
                                "--index",
                                "hnsw.m=8,hnsw.ef-construction=40",
                                "--analyser",
                                "standard",
                                "--promote-when-ready",
                                "--rows-per-second",
                                "500"))
                .isZero();
        assertThat(recorded.out()).isEqualTo("generation 2 is live\n");
        assertThat(ordered())
                .isEqualTo(
                        "POST /v1/generations {\"embedding_model\":\"hashing:1024\","
                                + "\"index\":{\"hnsw.m\":8,\"hnsw.ef-construction\":40},"
                                + "\"analyser\":\"standard\",\"promote_when_ready\":true,"
                                + "\"rows_per_second\":500}");
    }

    @Test
    void rebuildThatIsRefusedFailsWithTheReason() {
        server.answer(PATH, 202, generation(2, "loading", ""));
        server.answer(PATH + "/2", 200, generation(2, "refused", "\"reason\": \"c_1 is a ghost\""));

        assertThat(run("rebuild")).isEqualTo(1);
        assertThat(recorded.out())
                .isEqualTo(
                        """
                        generation 2 is refused: c_1 is a ghost
                        look again with: lexlog generation verify 2, or drop it with: lexlog generation retire 2
                        """);
    }

    @Test
    void rebuildThatIsNotWaitedForIsOnlyOrdered() {
        server.answer(PATH, 202, generation(2, "loading", ""));

        assertThat(run("rebuild", "--no-wait")).isZero();
        assertThat(recorded.out()).isEqualTo("generation 2 is loading\n");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void apiThatIsAwayForAMomentIsAskedAgain() {
        server.answer(PATH, 202, generation(2, "loading", ""));
        server.answer(PATH + "/2", 503, "{\"detail\": \"the database does not answer\"}");
        server.answer(PATH + "/2", 503, "{\"detail\": \"the database does not answer\"}");
        server.answer(PATH + "/2", 200, generation(2, "ready", ""));

        assertThat(run("rebuild", "--json")).isZero();
        assertThat(recorded.err())
                .containsOnlyOnce(
                        "/v1/generations/2 answers 503: the database does not answer; trying again");
        assertThat(recorded.out()).startsWith("{").contains("\"state\" : \"ready\"");
    }

    @Test
    void promoteWaitsUntilItIsLive() {
        server.answer(PATH + "/2/promote", 202, generation(2, "promoting", ""));
        server.answer(PATH + "/2", 200, generation(2, "promoting", ""));
        server.answer(PATH + "/2", 200, generation(2, "live", ""));

        assertThat(run("promote", "2")).isZero();
        assertThat(recorded.out()).isEqualTo("generation 2 is live\n");
        assertThat(ordered()).isEqualTo("POST /v1/generations/2/promote {}");
    }

    @Test
    void promotionThatWasGivenUpFails() {
        server.answer(PATH + "/2/promote", 202, generation(2, "promoting", ""));
        server.answer(PATH + "/2", 200, generation(2, "ready", ""));

        assertThat(run("promote", "2")).isEqualTo(1);
    }

    @Test
    void whatIsNotPossibleIsToldInTheServersWords() {
        server.answer(PATH + "/2/promote", 409, "{\"detail\": \"generation 2 is loading\"}");

        assertThat(run("promote", "2")).isEqualTo(1);
        assertThat(recorded.err())
                .isEqualTo(
                        "lexlog: /v1/generations/2/promote answers 409: generation 2 is loading\n");
    }

    @Test
    void rollbackNamesTheGenerationThatAnswersAgain() {
        server.answer(PATH + "/rollback", 202, generation(1, "promoting", ""));
        server.answer(PATH + "/1", 200, generation(1, "live", ""));

        assertThat(run("rollback")).isZero();
        assertThat(recorded.out()).isEqualTo("generation 1 is live\n");
    }

    @Test
    void verifyTellsWhatItFound() {
        server.answer(
                PATH + "/2/verify", 202, generation(2, "ready", "\"verification_wanted\": true"));
        server.answer(
                PATH + "/2",
                200,
                generation(
                        2,
                        "refused",
                        """
                        "reason": "a ghost", "verification": {"at": "2026-01-01T00:00:00Z",
                          "sound": false, "report": {"problems": ["a ghost"], "live": 1,
                          "tables": [
                            {"table": "chunks",
                             "log": {"only_there": 0, "only_here": 1, "different": 0,
                                     "examples": ["c_1"]},
                             "live": {"only_there": 2, "only_here": 0, "different": 1,
                                      "examples": []}},
                            {"table": "documents",
                             "log": {"only_there": 0, "only_here": 0, "different": 0,
                                     "examples": []}, "live": null}],
                          "unindexed": ["c_2", "c_3"], "unindexed_count": 1001,
                          "recall_at_ten": 0.98765}}\
                        """));

        assertThat(run("verify", "2")).isEqualTo(1);
        assertThat(recorded.out())
                .isEqualTo(
                        """
                        generation 2 is refused: a ghost
                        look again with: lexlog generation verify 2, or drop it with: lexlog generation retire 2
                        not sound, 2026-01-01T00:00:00Z
                          a ghost
                          chunks: 0 only in the log, 1 only here, 0 different: c_1
                          chunks: 2 only in generation 1, 0 only here, 1 different
                          1,001 not found through the index: c_2, c_3
                          recall@10 0.988
                        """);
    }

    @Test
    void soundGenerationIsWellVerified() {
        server.answer(
                PATH + "/2/verify", 202, generation(2, "live", "\"verification_wanted\": true"));
        server.answer(
                PATH + "/2",
                200,
                generation(
                        2,
                        "live",
                        "\"verification\": {\"at\": \"now\", \"sound\": true, \"report\": {}}"));

        assertThat(run("verify", "2")).isZero();
        assertThat(recorded.out()).isEqualTo("generation 2 is live\nsound, now\n");
    }

    @Test
    void retireWaitsUntilItIsGone() {
        server.answer(PATH + "/1/retire", 202, generation(1, "retiring", ""));
        server.answer(PATH + "/1", 200, generation(1, "retiring", ""));
        server.answer(PATH + "/1", 200, generation(1, "retired", ""));

        assertThat(run("retire", "1")).isZero();
        assertThat(recorded.out()).isEqualTo("generation 1 is retired\n");
    }

    @Test
    void retireAtATerminalHasToBeMeant() {
        server.answer(PATH + "/1/retire", 202, generation(1, "retiring", ""));

        assertThat(run(recorded.watched(), "retire", "1", "--no-wait")).isEqualTo(1);
        assertThat(recorded.err())
                .contains(
                        "this would drop generation 1, so that nothing rolls back to it: add --yes");
        assertThat(server.requests()).isEmpty();
        assertThat(run(recorded.watched(), "retire", "1", "--no-wait", "--yes")).isZero();
    }

    @Test
    void cancelledRebuildGoes() {
        server.answer(PATH + "/2/cancel", 202, generation(2, "retiring", ""));
        server.answer(PATH + "/2", 200, generation(2, "retired", ""));

        assertThat(run("cancel", "2")).isZero();
        assertThat(server.requests())
                .extracting(Request::target)
                .containsExactly("/v1/generations/2/cancel", "/v1/generations/2");
    }

    @Test
    void aTerminalSeesABarWithPaceAndTimeLeft() {
        server.answer(PATH, 202, generation(2, "loading", "\"progress\": " + LOADING));
        server.answer(PATH + "/2", 200, generation(2, "loading", "\"progress\": " + LOADING));
        server.answer(PATH + "/2", 200, generation(2, "ready", ""));

        assertThat(run(recorded.watched(), "rebuild")).isZero();
        assertThat(recorded.err()).contains("loading", "45%", "123 rows/s", "2 min left");
    }
}
