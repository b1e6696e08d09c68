package dev.lexlog.standalone.config;

import dev.lexlog.api.ApiConfig;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.setting.Catalogue;
import dev.lexlog.standalone.setting.Values;
import dev.lexlog.worker.chunk.ChunkerSettings;
import java.util.List;
import java.util.stream.Stream;

/// Everything that a process is told, checked.
public record LexlogConfig(
        StorageConfig storage,
        String analyser,
        String vectorType,
        KafkaConnection kafka,
        RegistryConfig registry,
        Topics topics,
        int partitions,
        ChunkerSettings chunker,
        EmbeddingsConfig embeddings,
        WorkerSection worker,
        ProjectorSection projector,
        ApiConfig api,
        String healthHost) {
    /// In the order of the reference page.
    public static final Catalogue CATALOGUE =
            new Catalogue(
                    Stream.of(
                                    StorageConfig.listed(),
                                    GenerationSection.listed(),
                                    KafkaSection.listed(),
                                    RegistrySection.listed(),
                                    TopicsSection.listed(),
                                    ChunkerSection.listed(),
                                    EmbeddingsConfig.listed(),
                                    WorkerSection.listed(),
                                    ProjectorSection.listed(),
                                    ApiSection.listed(),
                                    HealthSection.listed())
                            .flatMap(List::stream)
                            .toList(),
                    KafkaSection.passed(),
                    KafkaSection.reserved());

    /// {@link dev.lexlog.standalone.data.CannotStart} with everything that is wrong.
    static LexlogConfig of(Role role, Values values) {
        var config =
                new LexlogConfig(
                        StorageConfig.of(values),
                        values.get(GenerationSection.ANALYSER),
                        values.get(GenerationSection.VECTOR_TYPE),
                        KafkaSection.of(values),
                        RegistrySection.of(values),
                        values.get(TopicsSection.PREFIX),
                        values.get(TopicsSection.PARTITIONS),
                        ChunkerSection.of(values),
                        EmbeddingsConfig.of(values),
                        WorkerSection.of(values),
                        ProjectorSection.of(values),
                        ApiSection.of(values),
                        values.get(HealthSection.HOST));
        role.database()
                .filter(setting -> !values.isGiven(setting))
                .ifPresent(setting ->
                        values.problem(
                                "%s is missing: lexlog %s needs a %s"
                                        .formatted(
                                                setting.key(),
                                                role.command(),
                                                setting.kind().form())));
        values.requireGood();
        return config;
    }
}
