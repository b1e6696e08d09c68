package dev.lexlog.standalone.broker;

import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The registration of a broker that was killed. The controller would keep the next one out until
/// the old session ends, nine seconds; but one process at a time holds the folder, so the old
/// broker is gone and its registration may go too.
final class FormerSelf {
    private static final Logger LOG = LoggerFactory.getLogger(FormerSelf.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int ATTEMPTS = 500;

    private FormerSelf() {}

    /// Returns once the controller is in office and knows of no broker.
    static void unregister(Controller controller) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                controller.unregisterBroker(request(), BrokerSettings.NODE).get();
                return;
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case BrokerIdNotRegisteredException _ -> {
                        return;
                    }
                    case NotControllerException _ -> LockSupport.parkNanos(PAUSE);
                    case null, default -> {
                        LOG.warn("the broker may start late: its old registration stays", e);
                        return;
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static ControllerRequestContext request() {
        return new ControllerRequestContext(
                new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    }
}
