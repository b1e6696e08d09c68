package dev.lexlog.standalone.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/// The broker's two listening sockets, bound before it is configured: so a port 0 has become a real
/// one when the broker tells its clients where it is, and nobody can take it in between.
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
    static final String CLIENT = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";
    private static final int BACKLOG = 50;

    private final ServerSocketChannel client;
    private final ServerSocketChannel controller;

    private BoundSockets(ServerSocketChannel client, ServerSocketChannel controller) {
        this.client = client;
        this.controller = controller;
    }

    static BoundSockets bind(String host, int port) throws IOException {
        var client = listen(new InetSocketAddress(host, port));
        try {
            var loopback = InetAddress.getLoopbackAddress();
            return new BoundSockets(client, listen(new InetSocketAddress(loopback, 0)));
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    int clientPort() {
        return client.socket().getLocalPort();
    }

    InetSocketAddress controllerAddress() {
        return new InetSocketAddress(
                controller.socket().getInetAddress(), controller.socket().getLocalPort());
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
        return switch (listener) {
            case CLIENT -> client;
            case CONTROLLER -> controller;
            default -> throw new IllegalArgumentException("no socket for listener " + listener);
        };
    }

    @Override
    public void close() throws IOException {
        client.close();
        controller.close();
    }

    private static ServerSocketChannel listen(InetSocketAddress address) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.socket().setReuseAddress(true);
            channel.bind(address, BACKLOG);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
