package dev.lexlog.standalone.cli.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import picocli.CommandLine.Option;

/// Where to publish: the brokers and the registry, found like {@link Servers}.
public final class LogServers {
    private static final int CONNECT_MILLIS = 3000;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,…",
            defaultValue = "${env:LEXLOG_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
            description = "Kafka ($LEXLOG_BOOTSTRAP_SERVERS, else 127.0.0.1:9092).")
    private String bootstrapServers = "127.0.0.1:9092";

    @Option(
            names = "--schema-registry-url",
            paramLabel = "URL",
            defaultValue =
                    "${env:LEXLOG_SCHEMA_REGISTRY_URL:-http://127.0.0.1:8081/apis/ccompat/v7}",
            description =
                    "The schema registry ($LEXLOG_SCHEMA_REGISTRY_URL, else"
                            + " http://127.0.0.1:8081/apis/ccompat/v7).")
    private String schemaRegistryUrl = "http://127.0.0.1:8081/apis/ccompat/v7";

    public String schemaRegistryUrl() {
        return schemaRegistryUrl;
    }

    /// The brokers, after one of them has accepted a connection: a producer would try for minutes.
    public String reachableBootstrapServers() {
        var failures = Arrays.stream(bootstrapServers.split(",")).map(LogServers::connect).toList();
        if (failures.stream().noneMatch(String::isEmpty)) {
            throw new CommandFailed(
                    "Kafka does not answer at %s (%s): %s, or name it with --bootstrap-servers"
                            .formatted(bootstrapServers, failures.getFirst(), Servers.START));
        }
        return bootstrapServers;
    }

    /// Empty when it worked.
    private static String connect(String server) {
        var colon = server.lastIndexOf(':');
        if (colon < 0) {
            return "no port in " + server;
        }
        try (var socket = new Socket()) {
            var port = Integer.parseInt(server.substring(colon + 1).strip());
            var host = server.substring(0, colon).strip();
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (IllegalArgumentException e) {
            return "not a host and port: " + server;
        }
    }
}
