package dev.lexlog.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.registry.RegistryConfig.BasicAuth;
import dev.lexlog.schemas.registry.SchemaRegistry.UnknownSchema;
import dev.lexlog.schemas.registry.SchemaRegistry.UnreadableSchema;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSchemaRegistryTest {
    private static final Schema TEXT = Schema.create(Schema.Type.STRING);
    private static final String TEXT_BODY = "{\"schema\":\"\\\"string\\\"\"}";
    private static final String NOT_FOUND =
            "{\"error_code\":40403,\"message\":\"Schema not found\"}";
    private static final String NOBODY = "http://127.0.0.1:1";

    private final StubRegistry stub = new StubRegistry();

    HttpSchemaRegistryTest() throws IOException {}

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void requestIsRepeatedWhileTheRegistryFails() {
        stub.then(503, "").then(500, "{}").then(200, TEXT_BODY);

        try (var registry = registry(stub.url())) {
            assertThat(registry.byId(7)).isEqualTo(TEXT);
        }
        assertThat(stub.requests()).hasSize(3);
    }

    @Test
    void urlThatDoesNotAnswerIsPassedOver() {
        stub.then(200, TEXT_BODY);

        try (var registry = registry(NOBODY + "," + stub.url())) {
            assertThat(registry.byId(7)).isEqualTo(TEXT);
        }
    }

    @Test
    void registryThatStaysDownIsUnavailableAndNamed() {
        try (var registry = registry(NOBODY)) {
            assertThatThrownBy(() -> registry.byId(7))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining(NOBODY);
        }
    }

    @Test
    void registryThatKeepsFailingIsUnavailableNotUnknown() {
        stub.then(500, "{\"message\":\"disk\\nfull\"}").then(500, "").then(502, "<html>");

        try (var registry = registry(stub.url())) {
            assertThatThrownBy(() -> registry.byId(7))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll(stub.url(), "502");
        }
    }

    @Test
    void knownSchemaIsAskedForOnce() {
        stub.then(200, TEXT_BODY);

        try (var registry = registry(stub.url())) {
            registry.byId(7);
            registry.byId(7);
        }

        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void unknownSchemaIsAskedForAgain() {
        stub.then(404, NOT_FOUND).then(200, TEXT_BODY);

        try (var registry = registry(stub.url())) {
            assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(UnknownSchema.class);
            assertThat(registry.byId(7)).isEqualTo(TEXT);
        }
    }

    @Test
    void wrongPathIsAFaultNotAnUnknownSchema() {
        stub.then(404, "<html>").then(404, "{\"error_code\":404,\"message\":\"HTTP 404\"}");

        try (var registry = registry(stub.url())) {
            assertThatThrownBy(() -> registry.byId(7))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("/apis/ccompat/v7");
            assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(Fault.class);
        }
    }

    @Test
    void refusedSchemaNamesSubjectReasonAndCure() {
        stub.then(409, "{\"error_code\":409,\"message\":\"b has\\n no default\"}");

        try (var registry = registry(stub.url())) {
            assertThatThrownBy(() -> registry.register("a/b-value", TEXT))
                    .isInstanceOf(Fault.class)
                    .hasMessageContainingAll("a/b-value", "b has no default", "default")
                    .hasMessageNotContaining("\n");
        }
        assertThat(stub.requests().getFirst().path()).isEqualTo("/subjects/a%2Fb-value/versions");
    }

    @Test
    void wrongPasswordIsAFaultThatDoesNotPrintIt() {
        stub.then(401, "");

        try (var registry = registry(stub.url(), new BasicAuth("ann", "s3cret"))) {
            assertThatThrownBy(() -> registry.byId(7))
                    .isInstanceOf(Fault.class)
                    .hasMessageContainingAll("401", "basic.auth.user.info")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void userAndPasswordAreSent() {
        stub.then(200, "{\"id\":3}");

        try (var registry = registry(stub.url(), new BasicAuth("ann", "a:b"))) {
            assertThat(registry.register("x-value", TEXT)).isEqualTo(3);
        }

        assertThat(stub.requests().getFirst().authorization()).isEqualTo("Basic YW5uOmE6Yg==");
    }

    @Test
    void userAndPasswordInTheUrlLeaveTheUrl() {
        var config = RegistryConfig.of("http://ann:s3cret@localhost:8081/api/");

        assertThat(config.auth()).isEqualTo(new BasicAuth("ann", "s3cret"));
        assertThat(config.urls()).containsExactly(URI.create("http://localhost:8081/api"));
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void schemaOfAnotherKindIsUnreadable() {
        stub.then(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}");

        try (var registry = registry(stub.url())) {
            assertThatThrownBy(() -> registry.byId(7))
                    .isInstanceOf(UnreadableSchema.class)
                    .hasMessageContaining("PROTOBUF");
        }
    }

    @Test
    void schemaThatRefersToAnotherIsCompleted() {
        stub.then(
                        200,
                        "{\"schema\":\"{\\\"type\\\":\\\"array\\\",\\\"items\\\":\\\"n.Size\\\"}\","
                                + "\"references\":[{\"name\":\"n.Size\",\"subject\":\"s\",\"version\":2}]}")
                .then(
                        200,
                        "{\"id\":1,\"schema\":\"{\\\"type\\\":\\\"fixed\\\",\\\"name\\\":\\\"n.Size\\\",\\\"size\\\":2}\"}");

        try (var registry = registry(stub.url())) {
            assertThat(registry.byId(7).getElementType().getFixedSize()).isEqualTo(2);
        }
        assertThat(stub.requests().getLast().path()).isEqualTo("/subjects/s/versions/2");
    }

    @Test
    void subjectWithoutCompatibilityIsSetToBackward() {
        stub.then(404, "{\"error_code\":40408}")
                .then(200, "{\"compatibilityLevel\":\"NONE\"}")
                .then(200, "{}");

        try (var registry = registry(stub.url())) {
            registry.requireBackward("x-value");
        }

        assertThat(stub.requests().getLast())
                .extracting(StubRegistry.Request::method, StubRegistry.Request::body)
                .containsExactly("PUT", "{\"compatibility\":\"BACKWARD\"}");
    }

    @Test
    void stricterCompatibilityIsLeftAlone() {
        stub.then(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");

        try (var registry = registry(stub.url())) {
            registry.requireBackward("x-value");
        }

        assertThat(stub.requests()).hasSize(1);
    }

    private static HttpSchemaRegistry registry(String urls) {
        return registry(urls, null);
    }

    private static HttpSchemaRegistry registry(String urls, @Nullable BasicAuth auth) {
        var list = List.of(urls.split(",")).stream().map(URI::create).toList();
        return new HttpSchemaRegistry(
                new RegistryConfig(list, auth, Duration.ofSeconds(5), 3, Duration.ofMillis(1)));
    }
}
