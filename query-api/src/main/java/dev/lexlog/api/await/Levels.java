package dev.lexlog.api.await;

import dev.lexlog.api.await.Level.Stage;
import dev.lexlog.api.await.Reader.Group;
import dev.lexlog.api.await.Reader.Projector;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The way of records through the topics, level by level (DESIGN §5). What a level waits for is
/// fixed when it is entered: the ends of its topics, for they lie behind all that the levels before
/// brought forth.
final class Levels {
    private final Topics topics;
    private final Flow flow;
    private final int partitionCount;

    Levels(Topics topics, Flow flow, int partitionCount) {
        this.topics = topics;
        this.flow = flow;
        this.partitionCount = partitionCount;
    }

    int partitionCount() {
        return partitionCount;
    }

    /// The topics that a token may name.
    Set<String> topics() {
        return flow.topics();
    }

    /// All that may be looked at on these tokens' way.
    Set<LogPartition> partitions(Collection<Token> tokens) {
        var names = new HashSet<>(names(tokens));
        names.addAll(flow.behind(names));
        return names.stream()
                .flatMap(name -> partitions(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Level enter(Stage stage, Collection<Token> tokens, Progress now) {
        var wanted = new HashMap<LogPartition, Long>();
        var named = tokensAt(stage);
        for (var token : tokens) {
            if (named.contains(token.partition().topic())) {
                wanted.merge(token.partition(), token.offset() + 1, Math::max);
            }
        }
        var behind = flow.behind(names(tokens));
        for (var topic : endsAt(stage)) {
            if (behind.contains(topic)) {
                addEnds(wanted, topic, now);
            }
        }
        return new Level(stage, reader(stage), wanted);
    }

    /// The level behind one that was passed. What a command leaves to sweep goes on in the topic it
    /// came from, so a sweep is over when nothing was added while it was waited for.
    Level after(Level passed, Collection<Token> tokens, Progress now) {
        if (passed.stage() == Stage.SWEEPS) {
            var again = enter(Stage.SWEEPS, tokens, now);
            if (!again.wanted().equals(passed.wanted())) {
                return again;
            }
        }
        return enter(passed.stage().next(), tokens, now);
    }

    /// The topics whose tokens a level waits for.
    private List<String> tokensAt(Stage stage) {
        return switch (stage) {
            case INPUT -> Arrays.stream(InputTopic.values()).map(topics::input).toList();
            case INTERNAL, CONTRIBUTIONS, EMBEDDING -> endsAt(stage);
            case TABLES -> flow.logs(LogTable.values());
            case SWEEPS, VECTORS -> List.of();
        };
    }

    /// The topics whose ends a level waits for where the levels before write to them.
    private List<String> endsAt(Stage stage) {
        return switch (stage) {
            case INPUT -> List.of();
            case INTERNAL -> Arrays.stream(InputTopic.values()).map(topics::internal).toList();
            case SWEEPS -> List.of(topics.internal(InputTopic.SCOPE_COMMANDS));
            case CONTRIBUTIONS -> flow.contributions();
            case TABLES -> {
                var tables = new ArrayList<>(flow.logs(LogTable.values()));
                tables.remove(topics.log(LogTable.EMBEDDINGS));
                yield tables;
            }
            case EMBEDDING -> flow.logs(LogTable.CHUNKS);
            case VECTORS -> flow.logs(LogTable.EMBEDDINGS);
        };
    }

    private Reader reader(Stage stage) {
        return switch (stage) {
            case INPUT, INTERNAL, SWEEPS, CONTRIBUTIONS -> new Group(topics.ingestGroup());
            case TABLES, VECTORS -> new Projector();
            case EMBEDDING -> new Group(topics.embeddingGroup());
        };
    }

    private void addEnds(Map<LogPartition, Long> wanted, String topic, Progress now) {
        for (var partition : partitions(topic)) {
            wanted.merge(partition, now.end(partition), Math::max);
        }
    }

    private List<LogPartition> partitions(String topic) {
        var partitions = new ArrayList<LogPartition>(partitionCount);
        for (int p = 0; p < partitionCount; p++) {
            partitions.add(new LogPartition(topic, p));
        }
        return partitions;
    }

    private static Set<String> names(Collection<Token> tokens) {
        return tokens.stream().map(t -> t.partition().topic()).collect(Collectors.toSet());
    }
}
