package dev.lexlog.standalone.process;

import java.time.Duration;
import java.util.Map;

/// How long Kafka waits for a silent member of a group.
final class Sessions {
    private static final int HEARTBEATS = 3;

    private Sessions() {}

    /// In the protocol in which the client says so.
    static Map<String, String> classic(Duration timeout) {
        return Map.of(
                "session.timeout.ms", Long.toString(timeout.toMillis()),
                "heartbeat.interval.ms", Long.toString(timeout.toMillis() / HEARTBEATS));
    }
}
