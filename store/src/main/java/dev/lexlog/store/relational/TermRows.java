package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.GlossaryHistory.GLOSSARY_HISTORY;
import static dev.lexlog.store.relational.generated.tables.GlossaryTerms.GLOSSARY_TERMS;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import org.jooq.Record;

/// Rows of the glossary as domain records.
public final class TermRows {
    private TermRows() {}

    public static GlossaryTerm term(Record row) {
        var parent = row.get(GLOSSARY_TERMS.PARENT_ID);
        return new GlossaryTerm(
                new TermId(row.get(GLOSSARY_TERMS.ID)),
                row.get(GLOSSARY_TERMS.NAME),
                row.get(GLOSSARY_TERMS.NAME_FOLDED),
                row.get(GLOSSARY_TERMS.DISPLAY_NAME),
                row.get(GLOSSARY_TERMS.DEFINITION),
                row.get(GLOSSARY_TERMS.DOMAIN_ID),
                parent == null ? null : new TermId(parent),
                parentVerb(row.get(GLOSSARY_TERMS.PARENT_VERB)),
                TermColumns.aliases(row.get(GLOSSARY_TERMS.ALIASES)),
                KnowledgeRows.semanticType(row.get(GLOSSARY_TERMS.SEMANTIC_TYPE)),
                cardinality(row.get(GLOSSARY_TERMS.CARDINALITY)),
                row.get(GLOSSARY_TERMS.PLURAL),
                TermColumns.tags(row.get(GLOSSARY_TERMS.TAGS)),
                row.get(GLOSSARY_TERMS.OWNER),
                status(row.get(GLOSSARY_TERMS.STATUS)),
                provenance(row.get(GLOSSARY_TERMS.PROVENANCE)),
                row.get(GLOSSARY_TERMS.CANONICAL_SOURCE),
                row.get(GLOSSARY_TERMS.IGNORED),
                row.get(GLOSSARY_TERMS.SESSION_ID),
                row.get(GLOSSARY_TERMS.USER_ID),
                Rows.instant(row.get(GLOSSARY_TERMS.CREATED_AT)),
                Rows.instant(row.get(GLOSSARY_TERMS.UPDATED_AT)),
                row.get(GLOSSARY_TERMS.REVISION),
                row.get(GLOSSARY_TERMS.LAST_ACTOR));
    }

    private static ParentVerb parentVerb(String name) {
        return ParentVerb.named(name).orElseThrow(() -> KnowledgeRows.unknown("parent verb", name));
    }

    private static Cardinality cardinality(String name) {
        return Cardinality.named(name)
                .orElseThrow(() -> KnowledgeRows.unknown("cardinality", name));
    }

    public static TermStatus status(String name) {
        return TermStatus.named(name).orElseThrow(() -> KnowledgeRows.unknown("status", name));
    }

    private static Provenance provenance(String name) {
        return Provenance.named(name).orElseThrow(() -> KnowledgeRows.unknown("provenance", name));
    }

    public static TermEdit edit(Record row) {
        return new TermEdit(
                new TermId(row.get(GLOSSARY_HISTORY.TERM_ID)),
                row.get(GLOSSARY_HISTORY.NUMBER),
                row.get(GLOSSARY_HISTORY.CHANGE),
                row.get(GLOSSARY_HISTORY.DETAILS),
                row.get(GLOSSARY_HISTORY.ACTOR),
                row.get(GLOSSARY_HISTORY.USER_ID),
                row.get(GLOSSARY_HISTORY.DOMAIN_ID),
                row.get(GLOSSARY_HISTORY.SESSION_ID),
                Rows.instant(row.get(GLOSSARY_HISTORY.AT)));
    }
}
