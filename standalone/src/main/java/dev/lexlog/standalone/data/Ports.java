package dev.lexlog.standalone.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// The ports to listen on, tried before anything starts.
public final class Ports {
    private Ports() {}

    /// {@link CannotStart} names who has the port and the option that chooses another. 0 is always
    /// right.
    public static void requireFree(Host host, int port, String option) {
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host.name(), port));
        } catch (IOException e) {
            throw taken(host, port, option, e);
        }
    }

    /// A port that was free a moment ago, for a component that cannot tell which one it took.
    public static int anyFree(Host host) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host.name(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart(
                    "cannot listen on %s (%s): --host".formatted(host.name(), e.getMessage()), e);
        }
    }

    private static CannotStart taken(Host host, int port, String option, IOException cause) {
        if (!canListenOn(host)) {
            return new CannotStart(
                    "cannot listen on %s (%s): --host".formatted(host.name(), cause.getMessage()),
                    cause);
        }
        var holder = PortHolder.of(port).map(h -> " (" + h + ")").orElse("");
        return new CannotStart("port %d is in use%s: %s".formatted(port, holder, option), cause);
    }

    private static boolean canListenOn(Host host) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host.name(), 0));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
