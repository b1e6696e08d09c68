package dev.lexlog.schemas.topic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A port that leads to another one.
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final String host;
    private final int port;

    Relay(int from, String to) throws IOException {
        listener = new ServerSocket(from, 50, InetAddress.getLoopbackAddress());
        host = to.substring(0, to.lastIndexOf(':'));
        port = Integer.parseInt(to.substring(to.lastIndexOf(':') + 1));
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                var server = new Socket(host, port);
                Thread.ofVirtual().name("relay-there").start(() -> copy(client, server));
                Thread.ofVirtual().name("relay-back").start(() -> copy(server, client));
            }
        } catch (IOException e) {
            // The listener is closed.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side hung up.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
