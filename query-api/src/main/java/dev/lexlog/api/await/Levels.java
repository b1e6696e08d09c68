package dev.lexlog.api.await;

import dev.lexlog.api.await.Level.Stage;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The way of records through the topics, level by level (DESIGN §5). What a level waits for is
/// fixed when it is entered: the ends of its topics, for they lie behind all that the levels before
/// brought forth. The vectors are those of every generation that may answer.
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

    /// All that may be looked at on these tokens' way, but for the vectors, which everybody's look
    /// includes.
    Set<LogPartition> partitions(Collection<Token> tokens) {
        var names = new HashSet<>(names(tokens));
        names.addAll(flow.behind(names));
        return names.stream()
                .flatMap(name -> partitions(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Level enter(Stage stage, Collection<Token> tokens, Progress now) {
        return switch (stage) {
            case INPUT, INTERNAL, SWEEPS, CONTRIBUTIONS -> {
                var group = new Reader.Group(topics.ingestGroup());
                yield level(stage, Map.of(group, wanted(stage, tokens, now)));
            }
            case TABLES -> tables(tokens, now);
            case EMBEDDING -> embedding(tokens, now);
            case VECTORS -> vectors(tokens, now, now.embeddings());
        };
    }

    private static Level level(Stage stage, Map<Reader, Map<LogPartition, Long>> wanted) {
        return new Level(stage, wanted, Set.of());
    }

    /// The level behind one that was passed; empty when that is where the wait ends. What a command
    /// leaves to sweep goes on in the topic it came from, so a sweep is over when nothing was added
    /// while it was waited for. Vectors are there when nobody else's are needed by then.
    Optional<Level> after(Level passed, Stage last, Collection<Token> tokens, Progress now) {
        if (passed.stage() == Stage.SWEEPS) {
            var again = enter(Stage.SWEEPS, tokens, now);
            if (!again.wanted().equals(passed.wanted())) {
                return Optional.of(again);
            }
        }
        if (passed.stage() == Stage.EMBEDDING) {
            return Optional.of(vectors(tokens, now, passed.embeddings()));
        }
        if (passed.stage() == Stage.VECTORS && !passed.embeddings().containsAll(now.embeddings())) {
            return Optional.of(enter(Stage.EMBEDDING, tokens, now));
        }
        return passed.stage() == last
                ? Optional.empty()
                : Optional.of(enter(passed.stage().next(), tokens, now));
    }

    private Level tables(Collection<Token> tokens, Progress now) {
        var wanted = new HashMap<Reader, Map<LogPartition, Long>>();
        wanted.put(new Reader.Projector(), wanted(Stage.TABLES, tokens, now));
        for (var embeddings : flow.embeddings()) {
            var named = named(Set.of(topics.embeddings(embeddings)), tokens);
            if (!named.isEmpty()) {
                wanted.put(new Reader.Vectors(embeddings), named);
            }
        }
        return level(Stage.TABLES, wanted);
    }

    private Level embedding(Collection<Token> tokens, Progress now) {
        var chunks = wanted(Stage.EMBEDDING, tokens, now);
        var wanted = new HashMap<Reader, Map<LogPartition, Long>>();
        for (var embeddings : now.embeddings()) {
            var group = topics.embeddingGroup(embeddings);
            wanted.put(new Reader.Embedding(group, embeddings), chunks);
        }
        return new Level(Stage.EMBEDDING, wanted, now.embeddings());
    }

    private Level vectors(Collection<Token> tokens, Progress now, Set<String> embedded) {
        var wanted = new HashMap<Reader, Map<LogPartition, Long>>();
        var chunks = topics.log(LogTable.CHUNKS);
        var names = names(tokens);
        if (names.contains(chunks) || flow.behind(names).contains(chunks)) {
            for (var embeddings : now.embeddings()) {
                if (embedded.contains(embeddings)) {
                    var ends = new HashMap<LogPartition, Long>();
                    addEnds(ends, topics.embeddings(embeddings), now);
                    wanted.put(new Reader.Vectors(embeddings), ends);
                }
            }
        }
        return new Level(Stage.VECTORS, wanted, embedded);
    }

    private Map<LogPartition, Long> wanted(Stage stage, Collection<Token> tokens, Progress now) {
        var own = topicsOf(stage);
        var named =
                stage == Stage.INPUT ? inputs() : stage == Stage.SWEEPS ? List.<String>of() : own;
        var wanted = new HashMap<>(named(named, tokens));
        var behind = flow.behind(names(tokens));
        for (var topic : own) {
            if (behind.contains(topic)) {
                addEnds(wanted, topic, now);
            }
        }
        return wanted;
    }

    private static Map<LogPartition, Long> named(
            Collection<String> names, Collection<Token> tokens) {
        var wanted = new HashMap<LogPartition, Long>();
        for (var token : tokens) {
            if (names.contains(token.partition().topic())) {
                wanted.merge(token.partition(), token.offset() + 1, Math::max);
            }
        }
        return wanted;
    }

    /// The topics whose ends a level waits for where the levels before write to them.
    private List<String> topicsOf(Stage stage) {
        return switch (stage) {
            case INPUT, VECTORS -> List.of();
            case INTERNAL -> Arrays.stream(InputTopic.values()).map(topics::internal).toList();
            case SWEEPS -> List.of(topics.internal(InputTopic.SCOPE_COMMANDS));
            case CONTRIBUTIONS -> flow.contributions();
            case TABLES ->
                    Arrays.stream(LogTable.values())
                            .filter(table -> table != LogTable.EMBEDDINGS)
                            .map(topics::log)
                            .toList();
            case EMBEDDING -> flow.logs(LogTable.CHUNKS);
        };
    }

    private List<String> inputs() {
        return Arrays.stream(InputTopic.values()).map(topics::input).toList();
    }

    private void addEnds(Map<LogPartition, Long> wanted, String topic, Progress now) {
        for (var partition : partitions(topic)) {
            wanted.merge(partition, now.end(partition), Math::max);
        }
    }

    private List<LogPartition> partitions(String topic) {
        return IntStream.range(0, partitionCount)
                .mapToObj(p -> new LogPartition(topic, p))
                .toList();
    }

    private static Set<String> names(Collection<Token> tokens) {
        return tokens.stream().map(t -> t.partition().topic()).collect(Collectors.toSet());
    }
}
