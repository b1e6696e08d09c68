package dev.lexlog.schemas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.avro.Fields;
import dev.lexlog.schemas.wire.format.AvroWriter;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.generic.IndexedRecord;

class AvroLogCodecTest {
    private static final ChunkPosition POSITION =
            new ChunkPosition(new ChunkId("c_1"), 3, 10, null, Instant.ofEpochMilli(1234));

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final LogCodec codec = new AvroLogCodec(registry, Topics.DEFAULT);

    AvroLogCodecTest() {
        RegisteredSchemas.registerAll(registry, Topics.DEFAULT);
    }

    @Property(tries = 300, seed = "20260101")
    void rowComesBackAsItWas(@ForAll("rows") LogRow row) {
        var change = codec.decode(row.table(), row.key().getBytes(UTF_8), codec.encode(row), 7);

        assertThat(change).isEqualTo(new Change.Put(row, 7));
    }

    @Provide
    Arbitrary<LogRow> rows() {
        return Rows.rows();
    }

    @Example
    void nullValueIsADelete() {
        var change = codec.decode(LogTable.CHUNKS, "c_1".getBytes(UTF_8), null, 7);

        assertThat(change).isEqualTo(new Change.Delete(LogTable.CHUNKS, "c_1", 7));
    }

    @Example
    void bytesThatNobodyButTheWorkerWroteAreAFault() {
        assertThatThrownBy(() ->
                        codec.decode(
                                LogTable.CHUNKS, "c_1".getBytes(UTF_8), "{}".getBytes(UTF_8), 7))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("c_1");
    }

    @Property(tries = 200, seed = "20260101")
    void rowUnderAForeignKeyIsAFault(@ForAll("rows") LogRow row) {
        var foreign = (row.key() + "x").getBytes(UTF_8);
        var value = codec.encode(row);

        assertThatThrownBy(() -> codec.decode(row.table(), foreign, value, 7))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(row.key() + "x");
    }

    @Example
    void rowWithAnUnknownWordIsAFaultThatNamesIt() {
        var entity =
                Fields.empty(EventSchemas.of(LogTable.ENTITIES))
                        .with("id", "e")
                        .with("name", "n")
                        .with("name_folded", "n")
                        .with("display_name", "N")
                        .with("mention_count", 1L)
                        .with("document_count", 1L)
                        .with("created_at", Instant.EPOCH);

        assertThat(decoded("e", entity.with("semantic_type", "action").record()))
                .isInstanceOf(Change.Put.class);
        assertThatThrownBy(() -> decoded("e", entity.with("semantic_type", "colour").record()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("semantic_type colour");
    }

    @Example
    void writingBeforeTheSchemasAreRegisteredIsAFault() {
        var unprepared = new AvroLogCodec(new InMemorySchemaRegistry(), Topics.DEFAULT);

        assertThatThrownBy(() -> unprepared.encode(POSITION))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("lexlog.log.chunk-positions-value");
    }

    private Change decoded(String key, IndexedRecord entity) {
        var schema = EventSchemas.of(LogTable.ENTITIES);
        int id =
                registry.idOf(
                        RegisteredSchemas.subject(Topics.DEFAULT.log(LogTable.ENTITIES)), schema);
        return codec.decode(
                LogTable.ENTITIES,
                key.getBytes(UTF_8),
                new AvroWriter(id, schema).write(entity),
                7);
    }
}
