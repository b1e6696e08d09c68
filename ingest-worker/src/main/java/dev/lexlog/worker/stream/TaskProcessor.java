package dev.lexlog.worker.stream;

import dev.lexlog.worker.stream.IngestTopology.Parts;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// A task's place in Kafka Streams: hands it every record.
final class TaskProcessor implements Processor<byte[], byte[], Routed, byte[]> {
    private final Parts parts;
    private @Nullable Task task;

    TaskProcessor(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void init(ProcessorContext<Routed, byte[]> context) {
        task = new Task(parts, context);
        task.begin();
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        task().take(input);
    }

    @Override
    public void close() {
        if (task != null) {
            task.end();
        }
    }

    private Task task() {
        return Objects.requireNonNull(task, "init comes before the first record");
    }
}
