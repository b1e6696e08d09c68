package dev.lexlog.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AvroEventCodecTest {
    private static final DocumentEvent REMOVED =
            new DocumentEvent("a.md", null, null, "", null, new DocumentRemoved("gone", true));

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final EventCodec codec = new AvroEventCodec(registry, Topics.DEFAULT);

    AvroEventCodecTest() {
        RegisteredSchemas.registerAll(registry, Topics.DEFAULT);
    }

    @Property(tries = 300, seed = "20260101")
    void eventComesBackAsItWas(@ForAll("events") InputEvent event) {
        assertThat(codec.decode(event.topic(), codec.encode(event)))
                .usingRecursiveComparison()
                .isEqualTo(new Decoded.Event(event));
    }

    @Property(tries = 2_000, seed = "20260101")
    void noBytesEscapeAsAnythingButRefused(@ForAll byte[] junk) {
        var value = ByteBuffer.allocate(5 + junk.length).put((byte) 0).putInt(1).put(junk).array();

        for (var topic : InputTopic.values()) {
            assertThat(codec.decode(topic, junk)).isNotNull();
            assertThat(codec.decode(topic, value)).isNotNull();
        }
    }

    @Property(tries = 1_000, seed = "20260101")
    void damagedEventIsRefusedOrAnotherEvent(
            @ForAll("events") InputEvent event, @ForAll int at, @ForAll byte damage) {
        var value = codec.encode(event);
        value[Math.floorMod(at, value.length)] ^= damage;

        assertThat(codec.decode(event.topic(), value)).isNotNull();
    }

    @Property(tries = 200, seed = "20260101")
    void everyTruncatedEventIsUndecodable(@ForAll("events") InputEvent event, @ForAll int at) {
        var value = codec.encode(event);
        var part = Arrays.copyOf(value, Math.floorMod(at, value.length));

        assertThat(reason(event.topic(), part)).isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Property(tries = 300, seed = "20260101")
    void eventOfAnotherTopicIsUndecodable(
            @ForAll("events") InputEvent event, @ForAll InputTopic other) {
        Assume.that(other != event.topic());

        assertThat(reason(other, codec.encode(event))).isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Provide
    Arbitrary<InputEvent> events() {
        return Events.events();
    }

    @Example
    void wrongMagicByteIsUndecodable() {
        var value = codec.encode(REMOVED);
        value[0] = 1;

        assertThat(reason(value)).isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Example
    void bytesBehindTheEventAreUndecodable() {
        var value = codec.encode(REMOVED);

        assertThat(reason(Arrays.copyOf(value, value.length + 1)))
                .isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Example
    void lengthBeyondTheValueIsUndecodableWithoutAllocatingIt() {
        var twoGigabytes = new byte[] {0, 0, 0, 0, 1, -2, -1, -1, -1, 15};

        assertThat(reason(twoGigabytes)).isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Example
    void textThatIsNotUtf8IsUndecodable() {
        var value = codec.encode(REMOVED);
        value[6] = (byte) 0xff;

        assertThat(reason(value)).isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Example
    void idThatTheRegistryDoesNotKnowIsUnknownSchema() {
        var value = codec.encode(REMOVED);
        value[4] = 99;

        assertThat(reason(value)).isEqualTo(ReasonCode.UNKNOWN_SCHEMA);
    }

    @Example
    void rowOfTheLogIsUndecodableAsAnEvent() {
        var value = codec.encode(REMOVED);
        value[4] = (byte) registry.latest("lexlog.log.chunks-value").orElseThrow().id();

        assertThat(reason(value)).isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Example
    void registryThatIsDownIsAnOutageAndNoRefusal() {
        var value = codec.encode(REMOVED);
        var cutOff = new AvroEventCodec(new DownRegistry(), Topics.DEFAULT);

        assertThatThrownBy(() -> cutOff.decode(InputTopic.DOCUMENTS, value))
                .isInstanceOf(Unavailable.class);
    }

    private ReasonCode reason(byte[] value) {
        return reason(InputTopic.DOCUMENTS, value);
    }

    private ReasonCode reason(InputTopic topic, byte[] value) {
        var decoded = codec.decode(topic, value);
        assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        return ((Decoded.Refused) decoded).refusal().reason();
    }
}
