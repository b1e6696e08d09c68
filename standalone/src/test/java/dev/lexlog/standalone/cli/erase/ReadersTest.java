package dev.lexlog.standalone.cli.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.ScriptedApi;
import dev.lexlog.standalone.cli.erase.Readers.Reader;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReadersTest {
    @AutoClose final ScriptedApi server = new ScriptedApi();

    @Test
    void onlyARetiredGenerationHoldsNothing() {
        server.answer(
                        "/v1/generations",
                        200,
                        """
                        {"items": [{"number": 1, "state": "retired"},
                         {"number": 2, "state": "retiring"}, {"number": 3, "state": "live"}],
                         "next_cursor": null}\
                        """)
                .answer("/v1/generations/2", 200, one(2, "retiring", "embeddings", "null"))
                .answer(
                        "/v1/generations/3",
                        200,
                        one(3, "live", "embeddings.g3", "{\"lexlog.log.chunks\": [5, 7]}"));

        assertThat(readers().now())
                .containsExactly(
                        new Reader("2", "retiring", "m", "embeddings", Map.of()),
                        new Reader(
                                "3",
                                "live",
                                "m",
                                "embeddings.g3",
                                Map.of(
                                        new LogPartition("lexlog.log.chunks", 0), 5L,
                                        new LogPartition("lexlog.log.chunks", 1), 7L)));
    }

    @Test
    void generationThatBeganToRetireSinceTheListIsToldAsThat() {
        server.answer(
                        "/v1/generations",
                        200,
                        "{\"items\": [{\"number\": 2, \"state\": \"ready\"}], \"next_cursor\": null}")
                .answer("/v1/generations/2", 200, one(2, "retiring", "embeddings", "null"));

        assertThat(readers().now()).extracting(Reader::isRetiring).containsExactly(true);
    }

    private static String one(int number, String state, String suffix, String positions) {
        return """
        {"number": %d, "state": "%s", "model": "m", "embeddings": "lexlog.log.%s",
         "positions": %s}\
        """
                .formatted(number, state, suffix, positions);
    }

    private Readers readers() {
        return new Readers(new LexlogApi(server.url()), Topics.DEFAULT);
    }
}
