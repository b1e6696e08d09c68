package dev.lexlog.api.await;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.await.Level.Stage;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.IndexSettings;
import dev.lexlog.store.lifecycle.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which topics are waited for behind which input.
class LevelsTest {
    private static final Topics TOPICS = Topics.DEFAULT;

    private final Flow flow = new Flow(TOPICS, List.of("embeddings"));
    private final Levels levels = new Levels(TOPICS, flow, 2);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOCUMENTS | documents chunks chunk-positions chunk-entities entities relationships",
                "NER | chunk-entities entities relationships",
                "GLOSSARY_EDITS | chunks chunk-positions glossary-terms glossary-history",
                "RELATIONSHIP_EDITS | relationships",
                "HASH_UPDATES | source-hashes resource-hashes",
                "CLUSTERS | clusters",
                "SCOPE_COMMANDS | documents chunks chunk-positions chunk-entities entities relationships source-hashes resource-hashes clusters",
            })
    void tablesBehindAnInputAreWaitedFor(InputTopic input, String tables) {
        var level = enter(Stage.TABLES, TOPICS.input(input));

        assertThat(topicsOf(level))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(tables.split(" ", -1)).map(t -> "lexlog.log." + t).toList());
        assertThat(topicsOf(enter(Stage.TABLES, TOPICS.internal(input))))
                .isEqualTo(topicsOf(level));
    }

    @ParameterizedTest
    @EnumSource(InputTopic.class)
    void everyInputTravelsThroughItsInternalTopic(InputTopic input) {
        assertThat(topicsOf(enter(Stage.INPUT, TOPICS.input(input))))
                .containsExactly(TOPICS.input(input));
        assertThat(wanted(enter(Stage.INTERNAL, TOPICS.input(input))))
                .as("all partitions, for a record may travel to any")
                .containsOnlyKeys(
                        new LogPartition(TOPICS.internal(input), 0),
                        new LogPartition(TOPICS.internal(input), 1));
    }

    @ParameterizedTest
    @CsvSource({
        "DOCUMENTS, true",
        "NER, true",
        "SCOPE_COMMANDS, true",
        "GLOSSARY_EDITS, false",
        "RELATIONSHIP_EDITS, false",
        "HASH_UPDATES, false",
        "CLUSTERS, false",
    })
    void contributionsLieBetweenDocumentsAndAggregates(InputTopic input, boolean waited) {
        var level = enter(Stage.CONTRIBUTIONS, TOPICS.input(input));

        assertThat(topicsOf(level))
                .isEqualTo(
                        waited
                                ? List.of(
                                        TOPICS.entityContributions(),
                                        TOPICS.relationshipContributions())
                                : List.of());
        assertThat(level.wanted()).containsOnlyKeys(new Reader.Group(TOPICS.ingestGroup()));
    }

    @ParameterizedTest
    @CsvSource({
        "DOCUMENTS, true",
        "GLOSSARY_EDITS, true",
        "SCOPE_COMMANDS, true",
        "NER, false",
        "HASH_UPDATES, false",
    })
    void vectorsAreWaitedForWhereChunksAreWritten(InputTopic input, boolean waited) {
        var chunks = List.of(TOPICS.log(LogTable.CHUNKS));
        var embeddings = List.of(TOPICS.log(LogTable.EMBEDDINGS));

        assertThat(topicsOf(enter(Stage.EMBEDDING, TOPICS.input(input))))
                .isEqualTo(waited ? chunks : List.of());
        assertThat(topicsOf(enter(Stage.VECTORS, TOPICS.input(input))))
                .isEqualTo(waited ? embeddings : List.of());
    }

    @Test
    void tokenOfAnEmbeddingWaitsForItsTable() {
        var level = enter(Stage.TABLES, TOPICS.log(LogTable.EMBEDDINGS));

        assertThat(wanted(level))
                .isEqualTo(Map.of(new LogPartition(TOPICS.log(LogTable.EMBEDDINGS), 1), 5L));
    }

    @Test
    void everyTopicThatLeadsToAnAnswerMayBeNamed() {
        var all = new TopicCatalog(TOPICS, 2).all().stream().map(spec -> spec.name()).toList();

        assertThat(flow.topics())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream()
                                .filter(t -> !t.equals(TOPICS.deadLetters()))
                                .filter(t -> !t.equals(TOPICS.embeddingModels()))
                                .toList());
    }

    @Test
    void sweepIsWaitedForUntilItAddsNothing() {
        var token = new Token(new LogPartition(TOPICS.input(InputTopic.SCOPE_COMMANDS), 1), 4);
        var passed = levels.enter(Stage.SWEEPS, List.of(token), ending(token, 7));

        var again = after(passed, token, ending(token, 8));
        assertThat(again.stage()).isEqualTo(Stage.SWEEPS);
        assertThat(wanted(again).values()).containsOnly(8L);
        assertThat(after(again, token, ending(token, 8)).stage()).isEqualTo(Stage.CONTRIBUTIONS);
    }

    @ParameterizedTest
    @EnumSource(InputTopic.class)
    void onlyScopeCommandsSweep(InputTopic input) {
        var swept = topicsOf(enter(Stage.SWEEPS, TOPICS.input(input)));

        assertThat(swept)
                .isEqualTo(
                        input == InputTopic.SCOPE_COMMANDS
                                ? List.of(TOPICS.internal(input))
                                : List.of());
        assertThat(topicsOf(enter(Stage.SWEEPS, TOPICS.internal(input)))).isEqualTo(swept);
    }

    private Level after(Level passed, Token token, Progress now) {
        return levels.after(passed, Stage.VECTORS, List.of(token), now).orElseThrow();
    }

    private static Map<LogPartition, Long> wanted(Level level) {
        var all = new HashMap<LogPartition, Long>();
        level.wanted().values().forEach(all::putAll);
        return all;
    }

    private static Standing.Reader reader(String embeddings) {
        var settings =
                new GenerationSettings(
                        new EmbeddingModel("fake", 4),
                        "english",
                        2,
                        IndexSettings.DEFAULT,
                        embeddings);
        return new Standing.Reader(1, settings, Map.of());
    }

    private Progress ending(Token token, long end) {
        var ends = new HashMap<LogPartition, Long>();
        levels.partitions(List.of(token)).forEach(p -> ends.put(p, end));
        for (int p = 0; p < 2; p++) {
            ends.put(new LogPartition(TOPICS.log(LogTable.EMBEDDINGS), p), end);
        }
        return new Progress(Map.of(), ends, List.of(reader("embeddings")));
    }

    /// With a token of offset 4 in partition 1, every partition of every topic ending at 7.
    private Level enter(Stage stage, String topic) {
        var token = new Token(new LogPartition(topic, 1), 4);
        return levels.enter(stage, List.of(token), ending(token, 7));
    }

    private static List<String> topicsOf(Level level) {
        return wanted(level).keySet().stream()
                .map(LogPartition::topic)
                .distinct()
                .sorted()
                .toList();
    }
}
