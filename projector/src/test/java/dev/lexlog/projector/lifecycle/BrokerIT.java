package dev.lexlog.projector.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.Eventually;
import dev.lexlog.projector.TestLog;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerIT {
    private static final String TOPIC = "lexlog.log.embeddings.g9";

    private TestLog log;
    private Broker broker;

    @BeforeEach
    void start() throws Exception {
        log = TestLog.start();
        broker = new Broker(log.admin);
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
    }

    @Test
    void topicIsDeletedOnceAndMissedNeverAfter() throws Exception {
        log.admin
                .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                .all()
                .get();
        Eventually.is(() -> "not made", () -> broker.exists(TOPIC));

        broker.deleteTopic(TOPIC);
        Eventually.is(() -> "still there", () -> !broker.exists(TOPIC));
        broker.deleteTopic(TOPIC);
    }

    @Test
    void groupThatIsNotThereHasNothingToTakeOut() {
        broker.removeMembers("nobody", _ -> true);
        assertThat(broker.deleteGroup("nobody")).isTrue();
    }
}
