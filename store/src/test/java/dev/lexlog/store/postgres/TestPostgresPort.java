package dev.lexlog.store.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port for a server that will be stopped and started: below those that systems hand out, so that
/// no connection comes to have it meanwhile.
final class TestPostgresPort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private TestPostgresPort() {}

    static int free() {
        while (true) {
            var port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
