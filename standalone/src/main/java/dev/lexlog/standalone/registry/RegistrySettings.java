package dev.lexlog.standalone.registry;

import java.net.URI;
import java.nio.file.Path;

/// Where the registry's distribution is unpacked, where it logs, where it listens and the broker
/// that keeps its records.
public record RegistrySettings(
        Path home, Path logs, String host, int port, String bootstrapServers) {
    /// Confluent's REST API, for clients on this machine.
    public URI url() {
        var reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + reachable + ":" + port + "/apis/ccompat/v7");
    }
}
