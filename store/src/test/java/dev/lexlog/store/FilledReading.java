package dev.lexlog.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/// A reading of a generation that holds random rows.
final class FilledReading implements AutoCloseable {
    private static final int CHUNKS = 120;

    final RandomRows rows = new RandomRows(CHUNKS);
    final KnowledgeOracle oracle = new KnowledgeOracle(rows.log);
    final Reading reading;
    private final Generation generation;

    FilledReading(Path folder, Function<Path, Generation> open) {
        this.generation = open.apply(folder);
        var writer = generation.writer();
        var log = rows.log;
        writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
        this.reading = generation.read(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        reading.close();
        generation.close();
    }
}
