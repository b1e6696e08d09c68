package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// What Kafka, and the file system, take for a name of one process among its like.
final class InstanceName {
    static final Kind<String> KIND =
            Kind.of("name of up to 100 letters, digits, . _ and -", InstanceName::checked);

    private InstanceName() {}

    static String ofHost() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private static String checked(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,100}") || text.matches("[.]{1,2}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
