package dev.lexlog.standalone.registry;

import dev.lexlog.standalone.data.Host;
import java.net.URI;
import java.nio.file.Path;

/// Where the registry's distribution is unpacked, where it logs, where it listens and the broker
/// that keeps its records.
public record RegistrySettings(Path home, Path logs, Host host, int port, String bootstrapServers) {
    /// Confluent's REST API, for clients on this machine.
    public URI url() {
        return URI.create("http://" + host.reachable() + ":" + port + "/apis/ccompat/v7");
    }
}
