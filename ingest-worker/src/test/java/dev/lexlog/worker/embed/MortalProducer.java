package dev.lexlog.worker.embed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;

/// A producer whose process dies between sending and committing, when its commits are used up.
final class MortalProducer {
    private MortalProducer() {}

    static final class Killed extends Error {}

    @SuppressWarnings("unchecked")
    static Producer<byte[], byte[]> of(Producer<byte[], byte[]> real, int commits) {
        var left = new AtomicInteger(commits);
        return (Producer<byte[], byte[]>)
                Proxy.newProxyInstance(
                        MortalProducer.class.getClassLoader(),
                        new Class<?>[] {Producer.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("commitTransaction")
                                    && left.getAndDecrement() == 0) {
                                real.flush();
                                throw new Killed();
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
