package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.RelationshipApproved;
import dev.lexlog.schemas.event.RelationshipAsserted;
import dev.lexlog.schemas.event.RelationshipChange;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.RelationshipRemoved;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.event.VerbChanged;
import org.jspecify.annotations.Nullable;

/// What a user recognises an event by: a document by its name, everything else by its kind and what
/// it is about.
final class Label {
    private Label() {}

    static String of(InputEvent event) {
        return switch (event) {
            case DocumentEvent document -> document.name();
            case EntitiesExtracted extraction -> "entities of " + extraction.name();
            case GlossaryEdit edit -> kind(edit.change()) + about(edit.change());
            case RelationshipEdit edit -> kind(edit.change()) + about(edit.change());
            case HashUpdate update -> kind(update.change()) + " " + update.change().sourceId();
            case ScopeCommand command -> kind(command.change()) + " " + command.change().scopeId();
            case ClustersComputed _ -> "clusters";
        };
    }

    private static String kind(Object change) {
        return change.getClass().getSimpleName();
    }

    private static String about(GlossaryChange change) {
        return switch (change) {
            case TermDefined defined -> " " + defined.name();
            case TermChanged changed -> named(changed.name(), changed.termId());
            case TermRenamed renamed -> named(renamed.name(), renamed.termId());
            case TermRemoved removed -> named(removed.name(), removed.termId());
            case TermsRemovedByStatus removed -> " " + removed.status();
            case GlossaryCleared cleared -> named(cleared.sessionId(), null);
        };
    }

    private static String about(RelationshipChange change) {
        return switch (change) {
            case RelationshipAsserted asserted ->
                    " %s %s %s"
                            .formatted(
                                    asserted.subjectName(), asserted.verb(), asserted.objectName());
            case RelationshipApproved approved -> " " + approved.relationshipId();
            case VerbChanged changed -> " " + changed.relationshipId();
            case RelationshipRemoved removed -> " " + removed.relationshipId();
        };
    }

    private static String named(@Nullable String name, @Nullable String id) {
        var known = name == null ? id : name;
        return known == null ? "" : " " + known;
    }
}
