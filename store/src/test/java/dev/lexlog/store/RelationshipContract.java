package dev.lexlog.store;

import static dev.lexlog.store.KnowledgeOracle.pages;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.store.read.RelationshipReads;
import dev.lexlog.store.read.RelationshipReads.RelationshipPlace;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers about relationships, compared with lists in memory under random scopes.
public abstract class RelationshipContract {
    private static final int SCOPES = 16;

    @TempDir Path folder;

    private FilledReading filled;
    private KnowledgeOracle oracle;
    private RelationshipReads reads;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void fillGeneration() {
        filled = new FilledReading(folder, this::open);
        oracle = filled.oracle;
        reads = filled.reading.relationships();
    }

    @AfterEach
    void closeGeneration() {
        filled.close();
    }

    private void inRandomScopes(Consumer<Visibility> test) {
        for (int i = 0; i < SCOPES; i++) {
            test.accept(filled.rows.randomVisibility());
        }
    }

    private List<Relationship> expected(Visibility scope, Predicate<Relationship> wanted) {
        return oracle.rows(LogTable.RELATIONSHIPS, Relationship.class).stream()
                .filter(row -> KnowledgeOracle.inScope(row.domain(), row.session(), scope))
                .filter(wanted)
                .sorted(
                        comparing(Relationship::userEdited)
                                .reversed()
                                .thenComparing(comparingDouble(Relationship::confidence).reversed())
                                .thenComparing(Relationship::id))
                .toList();
    }

    @Test
    void visibleRelationshipsAreCounted() {
        inRandomScopes(scope ->
                assertThat(reads.count(scope)).isEqualTo(expected(scope, _ -> true).size()));
        assertThat(reads.count(Visibility.ALL_DOMAINS)).isPositive();
    }

    @Test
    void entityIsSubjectOrObjectByItsNameOrAnAliasThatIsNoTermsName() {
        inRandomScopes(scope -> {
            var terms = oracle.terms(scope);
            var names = terms.stream().map(GlossaryTerm::nameFolded).collect(toSet());
            for (var name : List.of("order", "CUSTOMER", "GrÖsse", "Invoice", "unknown")) {
                var spellings = new HashSet<>(List.of(Names.folded(name)));
                terms.stream()
                        .filter(term -> term.nameFolded().equals(Names.folded(name)))
                        .flatMap(term -> term.aliases().stream())
                        .map(Names::folded)
                        .filter(alias -> !names.contains(alias))
                        .forEach(spellings::add);
                var listed =
                        pages(
                                (@Nullable RelationshipPlace after, int limit) ->
                                        reads.ofEntity(name, scope, after, limit),
                                RelationshipPlace::of);
                assertThat(listed)
                        .isEqualTo(
                                expected(
                                        scope,
                                        row ->
                                                spellings.contains(row.subjectFolded())
                                                        || spellings.contains(row.objectFolded())));
            }
        });
        assertThat(reads.ofEntity("ORDER", Visibility.ALL_DOMAINS, null, 1)).isNotEmpty();
    }

    @Test
    void relationshipsOfASessionAreThatSessionsOnly() {
        inRandomScopes(scope -> {
            for (var session : List.of("s", "t")) {
                var listed =
                        pages(
                                (@Nullable RelationshipPlace after, int limit) ->
                                        reads.ofSession(session, scope, after, limit),
                                RelationshipPlace::of);
                assertThat(listed).isEqualTo(expected(scope, row -> session.equals(row.session())));
            }
        });
        var inSession = new Visibility(new Visibility.Domains.All(), "s", "u");
        assertThat(reads.ofSession("s", inSession, null, 1)).isNotEmpty();
    }

    @Test
    void promotableOnesLeadToATermWithoutAParent() {
        inRandomScopes(scope -> {
            var terms = oracle.terms(scope);
            var names = terms.stream().map(GlossaryTerm::nameFolded).collect(toSet());
            var orphans =
                    terms.stream()
                            .filter(term -> term.parent() == null)
                            .map(GlossaryTerm::nameFolded)
                            .collect(toSet());
            assertThat(
                            pages(
                                    (@Nullable RelationshipPlace after, int limit) ->
                                            reads.promotable(scope, after, limit),
                                    RelationshipPlace::of))
                    .isEqualTo(
                            expected(
                                    scope,
                                    row ->
                                            row.verb().startsWith("HAS_")
                                                    && names.contains(row.subjectFolded())
                                                    && orphans.contains(row.objectFolded())
                                                    && !row.subjectFolded()
                                                            .equals(row.objectFolded())));
        });
        assertThat(reads.promotable(Visibility.ALL_DOMAINS, null, 1)).isNotEmpty();
    }
}
