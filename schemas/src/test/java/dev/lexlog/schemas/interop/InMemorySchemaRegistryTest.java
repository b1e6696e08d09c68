package dev.lexlog.schemas.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.registry.SchemaRegistry;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class InMemorySchemaRegistryTest implements SchemaRegistryContract {
    private final SchemaRegistry registry = new InMemorySchemaRegistry();

    @Override
    public SchemaRegistry registry() {
        return registry;
    }

    @Test
    void registryThatDoesNothingFailsEveryTestOfTheContract() {
        SchemaRegistryContract contract = DoNothing::new;
        var tests =
                Arrays.stream(SchemaRegistryContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .toList();

        assertThat(tests).hasSize(6);
        for (var test : tests) {
            assertThatThrownBy(() -> test.invoke(contract)).as(test.getName()).isNotNull();
        }
    }

    private static final class DoNothing implements SchemaRegistry {
        @Override
        public int register(String subject, Schema schema) {
            return 0;
        }

        @Override
        public int idOf(String subject, Schema schema) {
            return 0;
        }

        @Override
        public Schema byId(int id) {
            return Schema.create(Schema.Type.NULL);
        }

        @Override
        public Optional<Registered> latest(String subject) {
            return Optional.empty();
        }

        @Override
        public void requireBackward(String subject) {}
    }
}
