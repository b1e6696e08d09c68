package dev.lexlog.standalone.process;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.standalone.config.KafkaConnection;
import dev.lexlog.standalone.data.CannotStart;
import java.util.List;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.config.ConfigException;

/// Kafka's clients cannot even be made while no name of a broker has an address, as when its
/// container is not up.
final class Brokers {
    private static final String UNRESOLVED = "No resolvable bootstrap urls";

    private Brokers() {}

    /// {@link Unavailable} while none has; {@link CannotStart} when they are no addresses.
    static void requireResolvable(KafkaConnection kafka) {
        var servers = List.of(kafka.bootstrapServers().split(" *, *"));
        try {
            var _ = ClientUtils.parseAndValidateAddresses(servers, "use_all_dns_ips");
        } catch (ConfigException e) {
            var message = String.valueOf(e.getMessage());
            if (message.contains(UNRESOLVED)) {
                throw new Unavailable("no address is known of " + kafka.bootstrapServers(), e);
            }
            throw new CannotStart("kafka.bootstrap-servers: " + message, e);
        }
    }
}
