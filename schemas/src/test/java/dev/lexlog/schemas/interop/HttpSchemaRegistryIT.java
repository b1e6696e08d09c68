package dev.lexlog.schemas.interop;

import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.registry.SchemaRegistry;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// The contract against Apicurio.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpSchemaRegistryIT implements SchemaRegistryContract {
    private final RegistryProcess process = RegistryProcess.start();
    private final HttpSchemaRegistry registry =
            new HttpSchemaRegistry(RegistryConfig.of(process.url()));

    HttpSchemaRegistryIT() throws IOException {}

    @Override
    public SchemaRegistry registry() {
        return registry;
    }

    @AfterAll
    void stop() {
        registry.close();
        process.close();
    }
}
