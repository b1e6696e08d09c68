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
                        json("{\"documents\": 1200, \"chunks\": 5000, \"embeddings\": 4990}"),
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
                        "dead letters  2",
                        "behind in b: 10 records, 2 s",
                        "still reading");
    }

    @Test
    void countsOfKnowledgeShowWhenTheApiGivesThemAndWaitingWhenThereIsAny()
            throws JsonProcessingException {
        var lines =
                StatusLines.of(
                        json("{\"entities\": 12, \"relationships\": 3}"),
                        json("{\"waiting_extractions\": 1400, \"topics\": []}"));

        assertThat(lines)
                .contains(
                        "entities      12",
                        "relationships 3",
                        "1,400 extractions wait for a document")
                .noneMatch(line -> line.startsWith("terms"));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
