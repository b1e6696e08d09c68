package dev.lexlog.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupProtocolTest {
    @ParameterizedTest
    @EnumSource
    void memberHasItsNameAndKafkasOffsetsAreNeverAsked(GroupProtocol protocol) {
        var settings = settings(protocol, Map.of("session.timeout.ms", "12345"));

        assertThat(settings)
                .containsEntry("group.instance.id", "one")
                .containsEntry("group.protocol", protocol.name().toLowerCase(Locale.ROOT))
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("isolation.level", "read_committed");
        assertThat(new ConsumerConfig(settings).getInt("max.poll.records")).isEqualTo(100);
    }

    @Test
    void classicGroupKeepsWhatAMemberHoldsAndSaysForHowLongItMayBeSilent() {
        assertThat(settings(GroupProtocol.CLASSIC, Map.of()))
                .containsEntry("session.timeout.ms", "6000")
                .containsEntry("heartbeat.interval.ms", "2000")
                .extractingByKey("partition.assignment.strategy")
                .asString()
                .endsWith("CooperativeStickyAssignor");
    }

    private static Map<String, Object> settings(
            GroupProtocol protocol, Map<String, String> client) {
        var config =
                new ProjectorConfig(
                        Topics.DEFAULT,
                        "127.0.0.1:9092",
                        "one",
                        2_000,
                        1 << 20,
                        protocol,
                        Duration.ofSeconds(6),
                        "",
                        client);
        var settings = new HashMap<String, Object>();
        config.consumer(1).forEach((key, value) -> settings.put(key.toString(), value));
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        return settings;
    }
}
