package dev.lexlog.standalone.broker;

import dev.lexlog.schemas.failure.Fault;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;

/// Where Kafka would end the process, the owner is told instead, once.
final class BrokerFaults implements FaultHandlerFactory {
    private final Consumer<Fault> onFault;
    private final AtomicBoolean reported = new AtomicBoolean();

    BrokerFaults(Consumer<Fault> onFault) {
        this.onFault = onFault;
    }

    /// Kafka's own way out (for example when its folder fails), which is one for the whole process.
    void takeOverExits() {
        Exit.Procedure told =
                (code, message) -> {
                    throw report(
                            "the broker gave up" + (message == null ? "" : ": " + message), null);
                };
        Exit.setExitProcedure(told);
        Exit.setHaltProcedure(told);
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        if (!fatal) {
            return new LoggingFaultHandler(name, action);
        }
        return (message, cause) -> {
            action.run();
            return report("the broker's " + name + " failed: " + message, cause);
        };
    }

    private Fault report(String message, @Nullable Throwable cause) {
        var fault = new Fault(message, cause);
        if (reported.compareAndSet(false, true)) {
            onFault.accept(fault);
        }
        return fault;
    }
}
