package dev.lexlog.store.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Whether a Docker daemon answers, found out at once: asking Testcontainers takes seconds where
/// there is none.
final class TestPostgresDocker {
    private static final int SECONDS = 3;
    private static final String PING = "GET /_ping HTTP/1.0\r\n\r\n";

    private TestPostgresDocker() {}

    static boolean answers() {
        return answers(System.getenv());
    }

    static boolean answers(Map<String, String> environment) {
        return address(environment).map(TestPostgresDocker::answers).orElse(false);
    }

    private static Optional<SocketAddress> address(Map<String, String> environment) {
        var host = environment.getOrDefault("DOCKER_HOST", "");
        if (host.startsWith("tcp://")) {
            var uri = URI.create(host);
            return Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
        }
        var socket = Path.of(host.isEmpty() ? "/var/run/docker.sock" : host.replace("unix://", ""));
        return Optional.of(socket).filter(Files::exists).map(UnixDomainSocketAddress::of);
    }

    private static boolean answers(SocketAddress address) {
        return CompletableFuture.supplyAsync(
                        () -> pinged(address),
                        task -> Thread.ofVirtual().name("docker-probe").start(task))
                .completeOnTimeout(false, SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /// With TLS any answer is one: Testcontainers has the keys.
    private static boolean pinged(SocketAddress address) {
        try (var channel = opened(address)) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(PING.getBytes(US_ASCII)));
            return channel.read(ByteBuffer.allocate(16)) > 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static SocketChannel opened(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }
}
