package dev.lexlog.schemas.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.registry.SchemaRegistry.Registered;
import dev.lexlog.schemas.registry.SchemaRegistry.UnknownSchema;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/// What every registry does.
interface SchemaRegistryContract {
    Schema FIRST = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
    Schema COMPATIBLE =
            SchemaBuilder.record("R").fields().requiredString("a").optionalInt("b").endRecord();
    Schema INCOMPATIBLE =
            SchemaBuilder.record("R").fields().requiredString("a").requiredInt("c").endRecord();

    SchemaRegistry registry();

    @Test
    default void registeredSchemaIsFoundByItsId() {
        int id = registry().register("by-id-value", FIRST);

        assertThat(registry().byId(id)).isEqualTo(FIRST);
    }

    @Test
    default void schemaKeepsItsId() {
        int id = registry().register("same-id-value", FIRST);

        assertThat(id).isPositive().isEqualTo(registry().register("same-id-value", FIRST));
        assertThat(registry().idOf("same-id-value", FIRST)).isEqualTo(id);
    }

    @Test
    default void schemaThatWasNeverRegisteredHasNoId() {
        registry().register("other-value", FIRST);

        assertThatThrownBy(() -> registry().idOf("never-value", FIRST))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("never-value");
        assertThatThrownBy(() -> registry().idOf("other-value", COMPATIBLE))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("other-value");
    }

    @Test
    default void idThatWasNeverGivenIsUnknown() {
        assertThatThrownBy(() -> registry().byId(1_000_000)).isInstanceOf(UnknownSchema.class);
    }

    @Test
    default void latestIsTheNewestCompatibleVersion() {
        assertThat(registry().latest("versions-value")).isEmpty();

        registry().register("versions-value", FIRST);
        int id = registry().register("versions-value", COMPATIBLE);

        assertThat(registry().latest("versions-value")).contains(new Registered(id, COMPATIBLE));
    }

    @Test
    default void versionThatCannotReadTheLatestIsRefused() {
        registry().requireBackward("strict-value");
        registry().register("strict-value", FIRST);

        assertThatThrownBy(() -> registry().register("strict-value", INCOMPATIBLE))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll("strict-value", "incompatible");
    }
}
