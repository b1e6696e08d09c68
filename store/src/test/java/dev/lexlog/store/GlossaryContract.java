package dev.lexlog.store;

import static dev.lexlog.store.KnowledgeOracle.pages;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.store.KnowledgeOracle.Link;
import dev.lexlog.store.read.GlossaryReads;
import dev.lexlog.store.read.GlossaryReads.DomainSuggestion;
import dev.lexlog.store.read.GlossaryReads.Resource;
import dev.lexlog.store.read.NamePlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers about terms, compared with lists in memory under random scopes.
public abstract class GlossaryContract {
    private static final int SCOPES = 6;
    private static final List<String> ASKED =
            List.of("Customers", "customer", "ORDERS", "order", "GrÖsse", "skus", "unknown");
    private static final Comparator<GlossaryTerm> BY_NAME =
            comparing(GlossaryTerm::nameFolded, KnowledgeOracle.TEXT)
                    .thenComparing(GlossaryTerm::id);

    @TempDir Path folder;

    private FilledReading filled;
    private KnowledgeOracle oracle;
    private GlossaryReads reads;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void fillGeneration() {
        filled = new FilledReading(folder, this::open);
        oracle = filled.oracle;
        reads = filled.reading.glossary();
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

    private List<TermId> allIds() {
        return oracle.rows(LogTable.GLOSSARY_TERMS, GlossaryTerm.class).stream()
                .map(GlossaryTerm::id)
                .toList();
    }

    private Map<TermId, GlossaryTerm> byId(Visibility scope) {
        return oracle.terms(scope).stream().collect(toMap(GlossaryTerm::id, term -> term));
    }

    @Test
    void ownTermsAreReadByIdWhereverTheyWereMade() {
        inRandomScopes(scope -> assertThat(reads.byId(allIds(), scope)).isEqualTo(byId(scope)));
        assertThat(reads.byId(allIds(), Visibility.ALL_DOMAINS).values())
                .anyMatch(term -> term.session() != null);
    }

    @Test
    void ownTermsAreCounted() {
        inRandomScopes(
                scope -> assertThat(reads.count(scope)).isEqualTo(oracle.terms(scope).size()));
        assertThat(reads.count(Visibility.ALL_DOMAINS)).isPositive();
    }

    @Test
    void namesComeBeforeAliases() {
        inRandomScopes(scope -> {
            for (var name : ASKED) {
                var folded = Names.folded(name);
                var named =
                        oracle.terms(scope).stream()
                                .filter(term -> term.nameFolded().equals(folded))
                                .sorted(comparing(GlossaryTerm::id))
                                .toList();
                var aliased =
                        oracle.terms(scope).stream()
                                .filter(term -> !term.nameFolded().equals(folded))
                                .filter(term ->
                                        term.aliases().stream()
                                                .map(Names::folded)
                                                .anyMatch(folded::equals))
                                .sorted(comparing(GlossaryTerm::id))
                                .toList();
                assertThat(reads.byName(name, scope)).isEqualTo(named);
                assertThat(reads.byNameOrAlias(name, scope))
                        .isEqualTo(Stream.concat(named.stream(), aliased.stream()).toList());
            }
        });
        assertThat(reads.byNameOrAlias("CUSTOMERS", Visibility.ALL_DOMAINS)).isNotEmpty();
    }

    @Test
    void termsAndChildrenFollowNames() {
        inRandomScopes(scope -> {
            var terms = oracle.terms(scope).stream().sorted(BY_NAME).toList();
            assertThat(
                            pages(
                                    (@Nullable NamePlace after, int limit) ->
                                            reads.terms(scope, after, limit),
                                    NamePlace::of))
                    .isEqualTo(terms);
            for (var parent : allIds()) {
                assertThat(
                                pages(
                                        (@Nullable NamePlace after, int limit) ->
                                                reads.children(parent, scope, after, limit),
                                        NamePlace::of))
                        .isEqualTo(
                                terms.stream()
                                        .filter(term -> parent.equals(term.parent()))
                                        .toList());
            }
        });
        assertThat(reads.terms(Visibility.ALL_DOMAINS, null, 5)).hasSize(5);
    }

    private List<GlossaryTerm> ancestors(TermId id, Visibility scope) {
        var terms = byId(scope);
        var ancestors = new LinkedHashMap<TermId, GlossaryTerm>();
        var term = terms.get(id);
        while (term != null && term.parent() != null) {
            term = terms.get(term.parent());
            if (term == null || term.id().equals(id) || ancestors.containsKey(term.id())) {
                break;
            }
            ancestors.put(term.id(), term);
        }
        return List.copyOf(ancestors.values());
    }

    @Test
    void ancestorsBeginWithTheNearestAndEndInACircle() {
        inRandomScopes(scope -> {
            for (var id : allIds()) {
                assertThat(reads.ancestors(id, scope)).isEqualTo(ancestors(id, scope));
            }
        });
        assertThat(allIds()).anyMatch(id -> reads.ancestors(id, Visibility.ALL_DOMAINS).size() > 1);
    }

    @Test
    void historyFollowsNumbersAndOutlivesTheTerm() {
        var edits = oracle.rows(LogTable.GLOSSARY_HISTORY, TermEdit.class);
        inRandomScopes(scope -> {
            for (var id : edits.stream().map(TermEdit::term).distinct().toList()) {
                var expected =
                        edits.stream()
                                .filter(edit -> edit.term().equals(id))
                                .filter(edit ->
                                        KnowledgeOracle.isOwn(edit.user(), edit.domain(), scope))
                                .sorted(comparingInt(TermEdit::number))
                                .toList();
                var listed =
                        pages(
                                (@Nullable Integer after, int limit) ->
                                        reads.history(id, scope, after == null ? 0 : after, limit),
                                TermEdit::number);
                assertThat(listed).isEqualTo(expected);
            }
        });
        assertThat(edits)
                .anyMatch(edit ->
                        !reads.history(edit.term(), Visibility.ALL_DOMAINS, 0, 1).isEmpty());
    }

    @Test
    void resourcesMentionWhatGroundsTheTerm() {
        inRandomScopes(scope -> {
            for (var id : allIds()) {
                var term = byId(scope).get(id);
                var names = term == null ? Set.<String>of() : KnowledgeOracle.groundingNames(term);
                var expected =
                        oracle.links(scope).stream()
                                .filter(link -> names.contains(link.entity().nameFolded()))
                                .collect(
                                        groupingBy(
                                                Link::document,
                                                mapping(link -> link.chunk().id(), toSet())))
                                .entrySet()
                                .stream()
                                .sorted(Map.Entry.comparingByKey(KnowledgeOracle.DOCUMENTS))
                                .map(e ->
                                        new Resource(
                                                e.getKey(),
                                                oracle.url(e.getKey()),
                                                e.getValue().size()))
                                .toList();
                assertThat(
                                pages(
                                        (@Nullable String after, int limit) ->
                                                reads.resources(id, scope, after, limit),
                                        resource -> Keys.document(resource.document())))
                        .isEqualTo(expected);
            }
        });
        assertThat(allIds())
                .anyMatch(id -> !reads.resources(id, Visibility.ALL_DOMAINS, null, 1).isEmpty());
    }

    @Test
    void deprecatedTermsAreNeitherGroundedNorAboveAGroundedOne() {
        inRandomScopes(scope -> {
            var spoken = oracle.entities(scope).stream().map(Entity::nameFolded).collect(toSet());
            var kept = new HashSet<TermId>();
            for (var term : oracle.terms(scope)) {
                if (KnowledgeOracle.groundingNames(term).stream().anyMatch(spoken::contains)) {
                    kept.add(term.id());
                    ancestors(term.id(), scope).forEach(above -> kept.add(above.id()));
                }
            }
            assertThat(
                            pages(
                                    (@Nullable NamePlace after, int limit) ->
                                            reads.deprecated(scope, after, limit),
                                    NamePlace::of))
                    .isEqualTo(
                            oracle.terms(scope).stream()
                                    .filter(term -> !kept.contains(term.id()))
                                    .sorted(BY_NAME)
                                    .toList());
        });
        assertThat(reads.deprecated(Visibility.ALL_DOMAINS, null, 1)).isNotEmpty();
    }

    @Test
    void suggestedDomainHoldsMostLinksOfWhatGroundsTheTerm() {
        inRandomScopes(scope -> {
            var expected = new ArrayList<DomainSuggestion>();
            for (var term : oracle.terms(scope).stream().sorted(BY_NAME).toList()) {
                var names = KnowledgeOracle.groundingNames(term);
                var votes = new TreeMap<String, Long>();
                oracle.links(scope).stream()
                        .filter(link -> names.contains(link.entity().nameFolded()))
                        .map(link -> link.entity().domain())
                        .filter(Objects::nonNull)
                        .forEach(domain -> votes.merge(domain, 1L, Long::sum));
                if (term.status() == TermStatus.APPROVED || votes.isEmpty()) {
                    continue;
                }
                long most = Collections.max(votes.values());
                var domain =
                        votes.keySet().stream()
                                .filter(d -> Objects.equals(votes.get(d), most))
                                .findFirst()
                                .orElseThrow();
                if (!domain.equals(term.domain())) {
                    expected.add(new DomainSuggestion(term, domain, most));
                }
            }
            assertThat(
                            pages(
                                    (@Nullable NamePlace after, int limit) ->
                                            reads.domainSuggestions(scope, after, limit),
                                    suggestion -> NamePlace.of(suggestion.term())))
                    .isEqualTo(expected);
        });
        assertThat(reads.domainSuggestions(Visibility.ALL_DOMAINS, null, 1)).isNotEmpty();
    }
}
