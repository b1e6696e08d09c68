package dev.lexlog.standalone.health;

import dev.lexlog.api.http.HttpServer;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.http.Routes;
import dev.lexlog.api.observe.Health;
import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.data.Ports;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// `/health/live`, `/health/ready` and `/metrics` of a process that has no API.
public final class HealthServer implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 1 << 10;

    private final Host host;
    private final HttpServer server;

    private HealthServer(Host host, HttpServer server) {
        this.host = host;
        this.server = server;
    }

    /// Listens. {@link dev.lexlog.standalone.data.CannotStart} names `key` when the port is taken.
    public static HealthServer start(
            Host host, int port, String key, List<ReadinessCheck> checks, Route metrics) {
        Ports.requireFree(host, port, key);
        var routes = new ArrayList<>(new Health(checks).routes());
        routes.add(metrics);
        var server =
                new HttpServer(host.name(), port, MAX_BODY_BYTES, new Routes(routes, (_, _) -> {}));
        server.start();
        return new HealthServer(host, server);
    }

    public URI url() {
        return URI.create("http://" + host.reachable() + ":" + server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
