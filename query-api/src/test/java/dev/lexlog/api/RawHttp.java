package dev.lexlog.api;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/// Requests written byte by byte, for what a proper client refuses to send.
final class RawHttp {
    private RawHttp() {}

    static Reply send(int port, String method, String path) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var requestLine = method + " " + path + (path.contains(" HTTP/") ? "" : " HTTP/1.1");
            var request = requestLine + "\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return read(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var header = line.split(": ", 2);
            headers.put(header[0], List.of(header[1]));
        }
        int length =
                Integer.parseInt(headers.getOrDefault("Content-Length", List.of("0")).getFirst());
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Reply(status, HttpHeaders.of(headers, (_, _) -> true), body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("after '" + line + "'");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
