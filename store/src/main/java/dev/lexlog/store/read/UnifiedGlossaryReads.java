package dev.lexlog.store.read;

import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.store.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entities and terms in one list: what the documents speak of beside what has been defined.
public interface UnifiedGlossaryReads {
    /// One row for each (name, domain) that a visible term or entity has, by folded name, then
    /// domain (none first). An entity whose name is an alias of a visible term makes no row.
    List<Row> rows(Shown shown, Visibility visibility, @Nullable RowPlace after, int limit);

    enum Shown {
        ALL,
        DEFINED,
        SELF_DESCRIBING
    }

    /// What has this name in this domain.
    sealed interface Row {
        String nameFolded();

        @Nullable String domain();

        /// The entities of exactly this name and domain, by id.
        List<Entity> entities();

        boolean grounded();

        default RowPlace place() {
            return new RowPlace(nameFolded(), domain());
        }

        /// A term, whether or not a document mentions it.
        record Defined(GlossaryTerm term, List<Entity> entities, boolean grounded) implements Row {
            public Defined {
                entities = List.copyOf(entities);
            }

            @Override
            public String nameFolded() {
                return term.nameFolded();
            }

            @Override
            public @Nullable String domain() {
                return term.domain();
            }
        }

        /// Entities that no term explains; there is at least one.
        record SelfDescribing(List<Entity> entities) implements Row {
            public SelfDescribing {
                entities = List.copyOf(entities);
            }

            @Override
            public String nameFolded() {
                return entities.getFirst().nameFolded();
            }

            @Override
            public @Nullable String domain() {
                return entities.getFirst().domain();
            }

            @Override
            public boolean grounded() {
                return true;
            }
        }
    }

    record RowPlace(String nameFolded, @Nullable String domain) {}
}
