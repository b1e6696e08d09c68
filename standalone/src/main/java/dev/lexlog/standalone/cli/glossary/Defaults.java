package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermStatus;
import org.jspecify.annotations.Nullable;

/// What a term is unless it says otherwise.
final class Defaults {
    static final String PARENT_VERB = ParentVerb.HAS_KIND.name();
    static final String SEMANTIC_TYPE = SemanticType.CONCEPT.wireName();
    static final String CARDINALITY = Cardinality.MANY.wireName();
    static final String STATUS = TermStatus.DRAFT.wireName();
    static final String PROVENANCE = Provenance.HUMAN.wireName();

    private Defaults() {}

    static <T> T or(@Nullable T given, T other) {
        return given == null ? other : given;
    }
}
