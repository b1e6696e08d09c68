package dev.lexlog.api.await;

import dev.lexlog.api.await.Level.Stage;
import dev.lexlog.api.await.Reader.Group;
import dev.lexlog.api.await.Reader.Projector;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The way of a record through the topics (DESIGN §5). What a level waits for is fixed when it is
/// entered: the ends of its topics, for they lie behind all that the level before brought forth.
final class Levels {
    private final Topics topics;
    private final int partitionCount;
    private final List<String> text;

    Levels(Topics topics, int partitionCount) {
        this.topics = topics;
        this.partitionCount = partitionCount;
        this.text =
                List.of(
                        topics.log(LogTable.DOCUMENTS),
                        topics.log(LogTable.CHUNKS),
                        topics.log(LogTable.CHUNK_POSITIONS));
    }

    int partitionCount() {
        return partitionCount;
    }

    /// The topics that a token may name.
    List<String> topics() {
        var all = new ArrayList<String>();
        all.add(topics.input(InputTopic.DOCUMENTS));
        all.add(topics.internal(InputTopic.DOCUMENTS));
        all.addAll(text);
        all.add(topics.log(LogTable.EMBEDDINGS));
        return all;
    }

    List<LogPartition> partitions() {
        return topics().stream().flatMap(t -> partitions(t).stream()).toList();
    }

    List<String> groups() {
        return List.of(topics.ingestGroup(), topics.embeddingGroup());
    }

    Level enter(Stage stage, Collection<Token> tokens, Progress now) {
        var input = List.of(topics.input(InputTopic.DOCUMENTS));
        var rerouted = List.of(topics.internal(InputTopic.DOCUMENTS));
        var embeddings = List.of(topics.log(LogTable.EMBEDDINGS));
        boolean fromInput = anyOf(tokens, input);
        boolean fromWorker = fromInput || anyOf(tokens, rerouted);
        boolean fromText = fromWorker || anyOf(tokens, text);
        var wanted = new HashMap<LogPartition, Long>();
        return switch (stage) {
            case INPUT -> {
                addTokens(wanted, tokens, input);
                yield new Level(stage, new Group(topics.ingestGroup()), wanted);
            }
            case REROUTED -> {
                addTokens(wanted, tokens, rerouted);
                addEnds(wanted, fromInput ? rerouted : List.of(), now);
                yield new Level(stage, new Group(topics.ingestGroup()), wanted);
            }
            case TABLES -> {
                addTokens(wanted, tokens, text);
                addTokens(wanted, tokens, embeddings);
                addEnds(wanted, fromWorker ? text : List.of(), now);
                yield new Level(stage, new Projector(), wanted);
            }
            case EMBEDDING -> {
                var chunks = List.of(topics.log(LogTable.CHUNKS));
                addEnds(wanted, fromText ? chunks : List.of(), now);
                yield new Level(stage, new Group(topics.embeddingGroup()), wanted);
            }
            case VECTORS -> {
                addEnds(wanted, fromText ? embeddings : List.of(), now);
                yield new Level(stage, new Projector(), wanted);
            }
        };
    }

    private static boolean anyOf(Collection<Token> tokens, List<String> names) {
        return tokens.stream().anyMatch(t -> names.contains(t.partition().topic()));
    }

    private static void addTokens(
            Map<LogPartition, Long> wanted, Collection<Token> tokens, List<String> names) {
        for (var token : tokens) {
            if (names.contains(token.partition().topic())) {
                wanted.merge(token.partition(), token.offset() + 1, Math::max);
            }
        }
    }

    private void addEnds(Map<LogPartition, Long> wanted, List<String> names, Progress now) {
        for (var name : names) {
            for (var partition : partitions(name)) {
                wanted.merge(partition, now.end(partition), Math::max);
            }
        }
    }

    private List<LogPartition> partitions(String topic) {
        var partitions = new ArrayList<LogPartition>(partitionCount);
        for (int p = 0; p < partitionCount; p++) {
            partitions.add(new LogPartition(topic, p));
        }
        return partitions;
    }
}
