package dev.lexlog.schemas.interop;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// Confluent's KafkaAvroSerializer and KafkaAvroDeserializer, in a class loader that sees the JDK
/// and their jar only: their own Avro, their own Kafka client, their own Jackson. Data cross the
/// border as Avro's JSON.
final class ConfluentSerde implements AutoCloseable {
    private final URLClassLoader loader;

    ConfluentSerde() throws MalformedURLException {
        var folder = Path.of("target", "confluent");
        loader =
                new URLClassLoader(
                        "confluent",
                        new URL[] {
                            folder.resolve("snowflake-kafka-connector.jar").toUri().toURL(),
                            folder.resolve("slf4j-api.jar").toUri().toURL()
                        },
                        ClassLoader.getPlatformClassLoader());
    }

    byte[] serialize(Map<String, ?> config, String topic, String schema, String json)
            throws Exception {
        return inside(() -> {
            var name = "io.confluent.kafka.serializers.KafkaAvroSerializer";
            var serializer = configured(name, config);
            return (byte[]) call(serializer, "serialize", topic, datum(schema, json));
        });
    }

    /// The datum's JSON, as Confluent's Avro prints it.
    String deserialize(Map<String, ?> config, String topic, byte[] value) throws Exception {
        return inside(() -> {
            var name = "io.confluent.kafka.serializers.KafkaAvroDeserializer";
            return call(configured(name, config), "deserialize", topic, value).toString();
        });
    }

    /// Kafka's configuration looks classes up through the thread's class loader.
    private <T> T inside(Callable<T> action) throws Exception {
        var thread = Thread.currentThread();
        var outside = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.call();
        } finally {
            thread.setContextClassLoader(outside);
        }
    }

    private Object configured(String className, Map<String, ?> config) throws Exception {
        var serde = loader.loadClass(className).getConstructor().newInstance();
        serde.getClass()
                .getMethod("configure", Map.class, boolean.class)
                .invoke(serde, config, false);
        return serde;
    }

    private static Object call(Object serde, String method, String topic, Object argument)
            throws Exception {
        var type = method.equals("serialize") ? Object.class : byte[].class;
        try {
            return serde.getClass()
                    .getMethod(method, String.class, type)
                    .invoke(serde, topic, argument);
        } catch (InvocationTargetException e) {
            throw new ConfluentFailure(e.getTargetException());
        }
    }

    private Object datum(String schemaJson, String json) throws Exception {
        var schemaClass = loader.loadClass("org.apache.avro.Schema");
        var parserClass = loader.loadClass("org.apache.avro.Schema$Parser");
        var parser = parserClass.getConstructor().newInstance();
        var schema = parserClass.getMethod("parse", String.class).invoke(parser, schemaJson);
        var factoryClass = loader.loadClass("org.apache.avro.io.DecoderFactory");
        var factory = factoryClass.getMethod("get").invoke(null);
        var decoder =
                factoryClass
                        .getMethod("jsonDecoder", schemaClass, String.class)
                        .invoke(factory, schema, json);
        var readerClass = loader.loadClass("org.apache.avro.generic.GenericDatumReader");
        var reader = readerClass.getConstructor(schemaClass).newInstance(schema);
        return readerClass
                .getMethod("read", Object.class, loader.loadClass("org.apache.avro.io.Decoder"))
                .invoke(reader, null, decoder);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /// What a class of Confluent's threw, with every message on the way down.
    static final class ConfluentFailure extends Exception {
        ConfluentFailure(Throwable cause) {
            super(messages(cause), cause);
        }

        private static String messages(Throwable cause) {
            var next = cause.getCause();
            return cause.getMessage() + (next == null ? "" : " / " + messages(next));
        }
    }
}
