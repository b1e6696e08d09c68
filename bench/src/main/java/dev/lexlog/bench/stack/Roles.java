package dev.lexlog.bench.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Starts `lexlog projector` and `lexlog api` over a PostgreSQL, beside a running stack whose log
/// they read. `database` is `postgresql://user:password@host:port/database`.
public record Roles(Path launcher, Path folder, Stack stack, String database, String embedder) {

    /// `further` are settings of its own, by their environment variables.
    public RoleProcess projector(String instance, Map<String, String> further) throws IOException {
        var settings = new TreeMap<>(further);
        settings.put("LEXLOG_PROJECTOR_INSTANCE", instance);
        settings.put("LEXLOG_PROJECTOR_HEALTH_PORT", "0");
        return start("projector", instance, settings);
    }

    public Api api() throws IOException {
        int port = freePort();
        var process = start("api", "api", Map.of("LEXLOG_API_PORT", Integer.toString(port)));
        return new Api(process, URI.create("http://127.0.0.1:" + port));
    }

    private RoleProcess start(String role, String name, Map<String, String> further)
            throws IOException {
        var settings = new TreeMap<>(further);
        settings.put("LEXLOG_STORAGE_DATABASE_URL", database);
        settings.put("LEXLOG_KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
        settings.put("LEXLOG_SCHEMA_REGISTRY_URL", stack.schemaRegistry());
        settings.put("LEXLOG_EMBEDDINGS_EMBEDDER", embedder);
        return RoleProcess.start(launcher, role, folder, name, settings);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// An API process, and where it answers once it is ready.
    public record Api(RoleProcess process, URI address) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
        }
    }
}
