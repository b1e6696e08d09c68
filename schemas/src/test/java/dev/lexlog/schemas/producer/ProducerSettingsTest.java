package dev.lexlog.schemas.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerSettingsTest {
    @Test
    void whatIsConfiguredGoesBeforeTheDefaults() {
        assertThat(ProducerSettings.of(Map.of("linger.ms", "5", "acks", "all")))
                .containsEntry("linger.ms", "5")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("compression.type", "zstd");
    }

    @ParameterizedTest
    @CsvSource({
        "acks, 1",
        "enable.idempotence, false",
        "partitioner.ignore.keys, true",
        "partitioner.class, org.apache.kafka.clients.producer.RoundRobinPartitioner",
        "value.serializer, org.apache.kafka.common.serialization.StringSerializer"
    })
    void whatLexlogReliesOnIsRefusedWhenConfiguredOtherwise(String key, String value) {
        assertThatThrownBy(() -> ProducerSettings.of(Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(key, value);
    }
}
