package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.producer.LexlogProducer;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LogServers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/// Brokers and registry, opened to publish events.
public final class LogConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LexlogProducer producer;

    private LogConnection(LexlogProducer producer) {
        this.producer = producer;
    }

    public static LogConnection open(LogServers servers) {
        return open(servers.reachableBootstrapServers(), servers.schemaRegistryUrl());
    }

    public static LogConnection open(String bootstrapServers, String schemaRegistryUrl) {
        try {
            return new LogConnection(
                    LexlogProducer.open(
                            Map.of(
                                    "bootstrap.servers", bootstrapServers,
                                    "schema.registry.url", schemaRegistryUrl,
                                    "client.id", "lexlog-publish")));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(e.getMessage() + " (--schema-registry-url)", e);
        } catch (KafkaException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new CommandFailed(cause.getMessage() + " (--bootstrap-servers)", e);
        }
    }

    Publication publication() {
        return new Publication(Outlet.of(producer));
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
