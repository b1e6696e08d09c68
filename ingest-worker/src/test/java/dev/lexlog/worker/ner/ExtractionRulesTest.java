package dev.lexlog.worker.ner;

import static dev.lexlog.schemas.failure.ReasonCode.BAD_CONFIDENCE;
import static dev.lexlog.schemas.failure.ReasonCode.BAD_TIME;
import static dev.lexlog.schemas.failure.ReasonCode.EMPTY_NAME;
import static dev.lexlog.schemas.failure.ReasonCode.MENTION_OUTSIDE;
import static dev.lexlog.schemas.failure.ReasonCode.NUL_CHARACTER;
import static dev.lexlog.schemas.failure.ReasonCode.RESERVED_NAME;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_LONG;
import static dev.lexlog.schemas.failure.ReasonCode.UNKNOWN_VALUE;
import static dev.lexlog.schemas.failure.ReasonCode.WRONG_KEY;
import static dev.lexlog.worker.event.Extractions.asserted;
import static dev.lexlog.worker.event.Extractions.at;
import static dev.lexlog.worker.event.Extractions.extracted;
import static dev.lexlog.worker.event.Extractions.extraction;
import static dev.lexlog.worker.event.Extractions.in;
import static dev.lexlog.worker.event.Extractions.inChunk;
import static dev.lexlog.worker.event.Extractions.mention;
import static dev.lexlog.worker.event.Extractions.triple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.ExtractedRelationship;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.worker.ner.EntityMention.Place;
import dev.lexlog.worker.rules.Checked;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExtractionRulesTest {
    private static final Instant APPENDED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LONG = "x".repeat(513);

    @ParameterizedTest
    @MethodSource("bad")
    void badExtractionIsRefused(EntitiesExtracted event, ReasonCode reason, String told) {
        assertThat(refusal(event, event.name()))
                .returns(reason, Refusal::reason)
                .satisfies(refusal -> assertThat(refusal.message()).contains(told));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                refused(extracted(""), EMPTY_NAME, "name is empty"),
                refused(extracted("glossary:1"), RESERVED_NAME, "'glossary:1'"),
                refused(extracted(LONG), TOO_LONG, "name has 513 bytes"),
                refused(in(LONG, null, extracted("a")), TOO_LONG, "domain_id"),
                refused(in(null, "s\0", extracted("a")), NUL_CHARACTER, "session_id"),
                refused(extraction("a", LONG, List.of(), List.of()), TOO_LONG, "content_hash"),
                refused(
                        at(Instant.parse("-0001-01-01T00:00:00Z"), extracted("a")),
                        BAD_TIME,
                        "occurred_at"),
                of(inChunk("", 0), EMPTY_NAME, "name of mention 1"),
                of(inChunk(" _-", 0), EMPTY_NAME, "' _-'"),
                of(inChunk(LONG, 0), TOO_LONG, "name of mention 1"),
                of(inChunk("aB".repeat(256), 0), TOO_LONG, "normalised name of mention 1"),
                of(inChunk("a\0b", 0), NUL_CHARACTER, "name of mention 1"),
                of(named("Acme", LONG, "concept", null), TOO_LONG, "display_name of mention 1"),
                of(named("Acme", null, "concept", "\0"), NUL_CHARACTER, "ner_type of mention 1"),
                of(named("Acme", null, "Concept", null), UNKNOWN_VALUE, "'Concept'"),
                of(inChunk("Acme", 0, 1.0000001), BAD_CONFIDENCE, "1.0000001"),
                of(inChunk("Acme", 0, -0.1), BAD_CONFIDENCE, "-0.1"),
                of(inChunk("Acme", 0, Double.NaN), BAD_CONFIDENCE, "NaN"),
                of(mention("Acme", 1, 5, 4, null), MENTION_OUTSIDE, "start comes first"),
                of(mention("Acme", 1, 5, 4, 0), MENTION_OUTSIDE, "start comes first"),
                of(mention("Acme", 1, null, 4, null), MENTION_OUTSIDE, "send one of them"),
                of(triple(" ", "uses", "b", 1), EMPTY_NAME, "subject_name of relationship 0"),
                of(triple("a", "--", "b", 1), EMPTY_NAME, "verb of relationship 0"),
                of(triple("a", "uses", "b\0", 1), NUL_CHARACTER, "object_name"),
                of(triple("a", "uses", "b", 2), BAD_CONFIDENCE, "confidence of relationship 0"),
                of(
                        new ExtractedRelationship("a", "uses", "b", null, 1, "magic"),
                        UNKNOWN_VALUE,
                        "hierarchy, action"),
                of(
                        new ExtractedRelationship("a", "uses", "b", "\0", 1, "other"),
                        NUL_CHARACTER,
                        "sentence"));
    }

    @Test
    void keyMustBeTheDocumentsName() {
        assertThat(refusal(extracted("a.md"), "b.md").reason()).isEqualTo(WRONG_KEY);
    }

    @Test
    void borderValuesAreAccepted() {
        var event = extracted("a", inChunk("x".repeat(512), 0, 0.0), inChunk("Acme", 1, 1.0));

        assertThat(good(event).mentions())
                .extracting(EntityMention::confidence)
                .containsExactly(0.0, 1.0);
    }

    @Test
    void chunkIndexDecidesOverOffsets() {
        assertThat(good(extracted("a", mention("Acme", 1, 3, 7, 2))).mentions())
                .extracting(EntityMention::place)
                .containsExactly(new Place.InChunk(2));
    }

    @Test
    void baseDomainIsNoDomain() {
        assertThat(good(in("__base__", "", extracted("a"))).document())
                .isEqualTo(new DocumentId(null, null, "a"));
    }

    @Test
    void emptyContentHashIsNone() {
        assertThat(good(extraction("a", "", List.of(), List.of())).revision())
                .isEqualTo(Extraction.ANY);
    }

    @Test
    void displayNameIsMadeOfTheNameUnlessGiven() {
        var event =
                extracted(
                        "a",
                        named("customerOrders", null, "term", null),
                        named("customerOrders", " ", "term", null),
                        named("customerOrders", "ORDERS!", "term", null));

        assertThat(good(event).mentions())
                .extracting(EntityMention::displayName)
                .containsExactly("Customer Order", "Customer Order", "ORDERS!");
    }

    @Test
    void eventsOwnTimeCountsBeforeTheBrokers() {
        var own = Instant.parse("2020-01-01T00:00:00Z");

        assertThat(good(at(own, asserted("a"))).at()).isEqualTo(own);
        assertThat(good(asserted("a")).at()).isEqualTo(APPENDED);
    }

    /// Behind a good mention, so that the message must name the right one.
    private static Arguments of(Mention mention, ReasonCode reason, String told) {
        return refused(extracted("a", inChunk("good", 0), mention), reason, told);
    }

    private static Arguments of(ExtractedRelationship triple, ReasonCode reason, String told) {
        return refused(asserted("a", triple), reason, told);
    }

    private static Arguments refused(EntitiesExtracted event, ReasonCode reason, String told) {
        return Arguments.of(event, reason, told);
    }

    private static Mention named(
            String name, @Nullable String display, String type, @Nullable String nerType) {
        return new Mention(name, display, type, nerType, 1, null, null, 0);
    }

    private static Refusal refusal(EntitiesExtracted event, String key) {
        return switch (check(event, key)) {
            case Checked.Good<Extraction>(var extraction) ->
                    throw new AssertionError("accepted: " + extraction);
            case Checked.Bad<Extraction>(var refusal) -> refusal;
        };
    }

    private static Extraction good(EntitiesExtracted event) {
        return switch (check(event, event.name())) {
            case Checked.Good<Extraction>(var extraction) -> extraction;
            case Checked.Bad<Extraction>(var refusal) ->
                    throw new AssertionError(refusal.message());
        };
    }

    private static Checked<Extraction> check(EntitiesExtracted event, String key) {
        return ExtractionRules.check(event, key.getBytes(StandardCharsets.UTF_8), APPENDED);
    }
}
