package dev.lexlog.worker.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever is edited in whatever order: the tables are those of the plain model, and the same
/// edits are refused for the same reasons.
class GlossaryModelTest {
    private static final int SEQUENCES = Boolean.getBoolean("lexlog.long") ? 10_000 : 300;

    private final Map<ReasonCode, Integer> refused = new EnumMap<>(ReasonCode.class);

    @Test
    void anySequenceOfEditsGivesTheTablesOfThePlainModel() {
        for (long seed = 0; seed < SEQUENCES; seed++) {
            compare(seed);
        }
        assertThat(refused.keySet())
                .as("reasons that the sequences met")
                .contains(
                        ReasonCode.UNKNOWN_TERM,
                        ReasonCode.UNKNOWN_PARENT,
                        ReasonCode.PARENT_CYCLE,
                        ReasonCode.NAME_TAKEN,
                        ReasonCode.UNKNOWN_VALUE,
                        ReasonCode.WRONG_KEY,
                        ReasonCode.BAD_TIME);
    }

    private void compare(long seed) {
        var random = new RandomEdits(seed);
        var tables = new GlossaryTables();
        var model = new GlossaryModel(GlossaryTables.BROKER_TIME);
        int edits = random.between(5, 60);
        for (int i = 0; i < edits; i++) {
            var attempt = random.next();
            var wanted = wanted(attempt, model);
            assertThat(tables.judge(attempt.edit(), attempt.key()))
                    .as("seed %d, edit %d: %s", seed, i, attempt)
                    .isEqualTo(wanted);
            if (wanted != null) {
                refused.merge(wanted, 1, Integer::sum);
            }
            assertThat(tables.terms().stream().map(GlossaryModelTest::row).sorted().toList())
                    .as("terms after seed %d, edit %d: %s", seed, i, attempt)
                    .isEqualTo(model.terms.stream().map(ModelTerm::row).sorted().toList());
        }
        assertThat(tables.chunks().stream().map(GlossaryModelTest::chunk))
                .as("chunks of seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        model.terms.stream().map(ModelTerm::chunk).toList());
        assertThat(tables.positions()).as("positions of seed %d", seed).hasSameSizeAs(model.terms);
        assertThat(tables.history().stream().map(GlossaryModelTest::edit))
                .as("history of seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(model.history);
        assertNamesAreUniqueAndParentsEnd(seed, tables.terms());
    }

    private static @Nullable ReasonCode wanted(RandomEdits.Attempt attempt, GlossaryModel model) {
        return attempt.malformed() == null ? model.take(attempt.edit()) : attempt.malformed();
    }

    private static void assertNamesAreUniqueAndParentsEnd(long seed, List<GlossaryTerm> terms) {
        var byId = new HashMap<TermId, GlossaryTerm>();
        terms.forEach(term -> byId.put(term.id(), term));
        assertThat(terms)
                .extracting(t -> Keys.array(t.user(), t.domain(), t.nameFolded()))
                .as("names of seed %d", seed)
                .doesNotHaveDuplicates();
        for (var term : terms) {
            var above = new HashSet<TermId>();
            for (@Nullable TermId at = term.id(); at != null; at = parentOf(at, byId)) {
                assertThat(above.add(at)).as("cycle above %s, seed %d", term, seed).isTrue();
            }
        }
    }

    private static @Nullable TermId parentOf(TermId id, Map<TermId, GlossaryTerm> byId) {
        var term = byId.get(id);
        if (term == null) {
            throw new AssertionError("a parent that does not live: " + id);
        }
        return term.parent();
    }

    private static String row(GlossaryTerm t) {
        return String.join(
                "|",
                t.id().value(),
                t.user(),
                "" + t.session(),
                t.name(),
                t.displayName(),
                "" + t.definition(),
                "" + t.domain(),
                t.parent() == null ? "root" : t.parent().value(),
                t.parentVerb().name(),
                t.aliases().toString(),
                t.semanticType().wireName(),
                t.cardinality().wireName(),
                "" + t.plural(),
                t.tags().toString(),
                "" + t.owner(),
                t.status().wireName(),
                t.provenance().wireName(),
                "" + t.canonicalSource(),
                "" + t.ignored(),
                t.createdAt().toString(),
                t.updatedAt().toString(),
                "" + t.revision(),
                "" + t.lastActor());
    }

    private static String chunk(Chunk chunk) {
        var document = chunk.document();
        return String.join(
                "|", document.name(), "" + document.domain(), "" + chunk.user(), chunk.content());
    }

    private static String edit(TermEdit edit) {
        return String.join(
                "|",
                edit.term().value(),
                "" + edit.number(),
                edit.change(),
                "" + edit.actor(),
                edit.user(),
                "" + edit.domain(),
                "" + edit.session(),
                edit.at().toString());
    }
}
