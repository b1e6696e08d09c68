package dev.lexlog.standalone.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class StatusLinesTest {
    @Test
    void sumsTheLagOfATopicsPartitions() throws JsonProcessingException {
        var lines =
                StatusLines.of(
                        json(
                                """
                                {"documents": 1200, "chunks": 5000, "embeddings": 4990,
                                 "entities": 12, "terms": 0, "relationships": 3}\
                                """),
                        json(
                                """
                                {"generation": 1, "dead_letters": 2, "topics": [
                                 {"topic": "b", "lag_records": 4, "lag_seconds": 1.5},
                                 {"topic": "b", "lag_records": 6, "lag_seconds": 0.5},
                                 {"topic": "a", "lag_records": 0, "lag_seconds": 0}]}\
                                """));

        assertThat(lines)
                .containsExactly(
                        "generation    1",
                        "documents     1,200",
                        "chunks        5,000",
                        "embeddings    4,990",
                        "entities      12",
                        "terms         0",
                        "relationships 3",
                        "dead letters  2",
                        "behind in b: 10 records, 2 s",
                        "still reading");
    }

    @Test
    void waitingExtractionsShowWhenThereAreAny() throws JsonProcessingException {
        var some = StatusLines.of(json("{}"), json("{\"waiting_extractions\": 1400}"));
        var none = StatusLines.of(json("{}"), json("{\"waiting_extractions\": 0}"));

        assertThat(some).contains("1,400 extractions wait for a document");
        assertThat(none).noneMatch(line -> line.contains("wait for a document"));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
