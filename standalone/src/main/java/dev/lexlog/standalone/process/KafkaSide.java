package dev.lexlog.standalone.process;

import dev.lexlog.api.pipeline.KafkaPipeline;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.config.LexlogConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The schema registry and the topics, as every role needs them.
record KafkaSide(HttpSchemaRegistry schemas, KafkaPipeline pipeline) {
    /// Waits until the brokers' names have addresses; the brokers need not answer yet.
    static KafkaSide open(LexlogConfig config, Running running) {
        running.patience().await("Kafka", () -> Brokers.requireResolvable(config.kafka()));
        var schemas =
                running.parts().keep("registry client", new HttpSchemaRegistry(config.registry()));
        var pipeline = new KafkaPipeline(config.kafka().properties(), config.topics());
        return new KafkaSide(schemas, running.parts().keep("pipeline", pipeline));
    }

    static List<LogPartition> log(LexlogConfig config) {
        return Arrays.stream(LogTable.values())
                .map(config.topics()::log)
                .flatMap(topic -> partitions(topic, config.partitions()).stream())
                .toList();
    }

    /// A topic that is there when all are.
    static List<LogPartition> deadLetters(Topics topics) {
        return partitions(topics.deadLetters(), 1);
    }

    private static List<LogPartition> partitions(String topic, int count) {
        return IntStream.range(0, count).mapToObj(p -> new LogPartition(topic, p)).toList();
    }
}
