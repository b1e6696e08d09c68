package dev.lexlog.projector.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.Eventually;
import dev.lexlog.projector.GroupProtocol;
import dev.lexlog.projector.TestLog;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerIT {
    private static final String TOPIC = "lexlog.log.embeddings.g9";
    private static final String GROUP = "group";

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

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void membersAreTakenOutThatAreGoneAndNoOthers(GroupProtocol protocol) throws Exception {
        try (var one = joining("one", protocol);
                var two = joining("two", protocol)) {
            Eventually.is(
                    () -> one.assignment() + ", " + two.assignment(),
                    () -> Stream.of(one, two).filter(BrokerIT::hasPartitions).count() == 2);
        }
        assertThat(members()).containsExactlyInAnyOrder("one", "two");

        broker.removeMembers(GROUP, "two"::equals);
        assertThat(members()).containsExactly("one");
        broker.removeMembers(GROUP, "two"::equals);
        assertThat(members()).containsExactly("one");

        broker.removeMembers(GROUP, _ -> true);
        assertThat(members()).isEmpty();
        assertThat(broker.deleteGroup(GROUP)).isTrue();
    }

    private KafkaConsumer<byte[], byte[]> joining(String instance, GroupProtocol protocol) {
        var settings = log.config(instance, protocol).reader("member");
        settings.setProperty("group.id", GROUP);
        settings.setProperty("group.instance.id", instance);
        settings.setProperty("group.protocol", protocol.name().toLowerCase(Locale.ROOT));
        var bytes = new ByteArrayDeserializer();
        var consumer = new KafkaConsumer<>(settings, bytes, bytes);
        consumer.subscribe(List.of(Topics.DEFAULT.log(LogTable.CHUNKS)));
        return consumer;
    }

    private static boolean hasPartitions(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.poll(Duration.ofMillis(50));
        return !consumer.assignment().isEmpty();
    }

    private List<String> members() throws Exception {
        var described = log.admin.describeConsumerGroups(List.of(GROUP)).all().get();
        return Objects.requireNonNull(described.get(GROUP)).members().stream()
                .map(member -> member.groupInstanceId().orElse("?"))
                .toList();
    }

    @Test
    void groupThatIsNotThereHasNothingToTakeOut() {
        broker.removeMembers("nobody", _ -> true);
        assertThat(broker.deleteGroup("nobody")).isTrue();
    }
}
