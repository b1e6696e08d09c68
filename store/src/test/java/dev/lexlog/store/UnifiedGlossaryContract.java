package dev.lexlog.store;

import static dev.lexlog.store.KnowledgeOracle.pages;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.store.read.UnifiedGlossaryReads;
import dev.lexlog.store.read.UnifiedGlossaryReads.Row;
import dev.lexlog.store.read.UnifiedGlossaryReads.RowPlace;
import dev.lexlog.store.read.UnifiedGlossaryReads.Shown;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers about terms and entities in one list, compared with a full join in
/// memory.
public abstract class UnifiedGlossaryContract {
    private static final int SCOPES = 16;
    private static final Comparator<RowPlace> ORDER =
            comparing(RowPlace::nameFolded, KnowledgeOracle.TEXT)
                    .thenComparing(place -> Objects.requireNonNullElse(place.domain(), ""));

    @TempDir Path folder;

    private FilledReading filled;
    private KnowledgeOracle oracle;
    private UnifiedGlossaryReads reads;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void fillGeneration() {
        filled = new FilledReading(folder, this::open);
        oracle = filled.oracle;
        reads = filled.reading.unifiedGlossary();
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

    private List<Row> expected(Shown shown, Visibility scope) {
        var terms = oracle.terms(scope);
        var entities = oracle.entities(scope);
        var places = new TreeSet<RowPlace>(ORDER);
        terms.forEach(term -> places.add(new RowPlace(term.nameFolded(), term.domain())));
        entities.forEach(e -> places.add(new RowPlace(e.nameFolded(), e.domain())));
        return places.stream()
                .map(place -> row(place, terms, entities))
                .flatMap(Optional::stream)
                .filter(row -> shown == Shown.ALL || isDefined(row) == (shown == Shown.DEFINED))
                .toList();
    }

    private static boolean isDefined(Row row) {
        return switch (row) {
            case Row.Defined _ -> true;
            case Row.SelfDescribing _ -> false;
        };
    }

    private static Optional<Row> row(
            RowPlace place, List<GlossaryTerm> terms, List<Entity> entities) {
        var here =
                entities.stream()
                        .filter(e -> new RowPlace(e.nameFolded(), e.domain()).equals(place))
                        .sorted(comparing(Entity::id))
                        .toList();
        for (var term : terms) {
            if (new RowPlace(term.nameFolded(), term.domain()).equals(place)) {
                var names = KnowledgeOracle.groundingNames(term);
                boolean grounded = entities.stream().anyMatch(e -> names.contains(e.nameFolded()));
                return Optional.of(new Row.Defined(term, here, grounded));
            }
        }
        boolean isAlias =
                terms.stream()
                        .flatMap(term -> term.aliases().stream())
                        .flatMap(alias -> Stream.of(alias, Names.normalised(alias)))
                        .anyMatch(alias -> Names.folded(alias).equals(place.nameFolded()));
        return isAlias ? Optional.empty() : Optional.of(new Row.SelfDescribing(here));
    }

    @Test
    void oneRowForEachNameAndDomain() {
        var seen = new HashSet<Row>();
        inRandomScopes(scope -> {
            for (var shown : Shown.values()) {
                var listed =
                        pages(
                                (@Nullable RowPlace after, int limit) ->
                                        reads.rows(shown, scope, after, limit),
                                Row::place);
                assertThat(listed).as("%s in %s", shown, scope).isEqualTo(expected(shown, scope));
                seen.addAll(listed);
            }
        });
        assertThat(seen)
                .anyMatch(row -> !row.grounded())
                .anyMatch(row -> isDefined(row) && !row.entities().isEmpty())
                .anyMatch(row -> !isDefined(row) && row.entities().size() > 1);
    }
}
