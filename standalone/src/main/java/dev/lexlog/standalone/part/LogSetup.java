package dev.lexlog.standalone.part;

import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.TopicSetup;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/// All topics, made where they are missing.
public final class LogSetup {
    private LogSetup() {}

    /// Returns when every topic is there; waits for a broker that does not answer. `connection`
    /// holds what every Kafka client needs.
    public static void topics(Map<String, Object> connection, TopicCatalog catalog) {
        try (var admin = Admin.create(connection)) {
            new TopicSetup(admin, catalog).run();
        }
    }
}
