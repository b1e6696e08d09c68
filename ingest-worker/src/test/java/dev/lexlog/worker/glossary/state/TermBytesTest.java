package dev.lexlog.worker.glossary.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TermBytesTest {
    @Property(tries = 500, seed = "20260101")
    void storedTermIsReadBack(@ForAll("terms") GlossaryTerm term) {
        assertThat(TermBytes.read(TermBytes.of(term))).isEqualTo(term);
    }

    @Example
    void stateOfAnotherFormatIsNotRead() {
        for (var bytes : new String[] {"[\"2\"]", "[", "{}"}) {
            assertThatThrownBy(() -> TermBytes.read(bytes.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<GlossaryTerm> terms() {
        var texts = Arbitraries.strings().ofMinLength(1).ofMaxLength(6);
        var names = texts.list().ofSize(2);
        var optional = texts.injectNull(0.4).list().ofSize(8);
        var aliases = Arbitraries.of("a", "b", "[\"", "ä\ud83d\ude00").set().ofMaxSize(3);
        var tags =
                Arbitraries.maps(texts, Arbitraries.maps(texts, texts).ofMaxSize(2)).ofMaxSize(2);
        var times = Arbitraries.longs().between(-62_135_596_800_000L, 253_402_300_799_999L);
        var kinds =
                Combinators.combine(
                                Arbitraries.of(ParentVerb.class),
                                Arbitraries.of(SemanticType.class),
                                Arbitraries.of(Cardinality.class),
                                Arbitraries.of(TermStatus.class),
                                Arbitraries.of(Provenance.class))
                        .as(Kinds::new);
        return Combinators.combine(names, optional, aliases, tags, times, kinds)
                .as((given, may, also, tagged, time, kind) ->
                        new GlossaryTerm(
                                new TermId(given.get(0)),
                                "\0" + given.get(1),
                                Names.folded("\0" + given.get(1)),
                                given.get(0),
                                may.get(0),
                                may.get(1),
                                may.get(2) == null ? null : new TermId(may.get(2)),
                                kind.verb(),
                                List.copyOf(also),
                                kind.type(),
                                kind.cardinality(),
                                may.get(3),
                                tagged,
                                may.get(4),
                                kind.status(),
                                kind.provenance(),
                                may.get(5),
                                kind.verb() == ParentVerb.HAS_ONE,
                                may.get(6),
                                given.get(1),
                                Instant.ofEpochMilli(time),
                                Instant.ofEpochMilli(-time),
                                given.size(),
                                may.get(7)));
    }

    private record Kinds(
            ParentVerb verb,
            SemanticType type,
            Cardinality cardinality,
            TermStatus status,
            Provenance provenance) {}
}
