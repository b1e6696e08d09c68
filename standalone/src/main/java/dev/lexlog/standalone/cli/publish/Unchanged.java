package dev.lexlog.standalone.cli.publish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.HashChange;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.ResourceHashRemoved;
import dev.lexlog.schemas.event.ResourceHashSet;
import dev.lexlog.schemas.event.ResourceHashesCleared;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SourceHashSet;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which accepted events changed nothing: those whose row bears an earlier time. Of an event
/// without a row of its own (what it removes, links or clears) nothing is known, and it counts as a
/// change.
record Unchanged(LexlogApi api) {
    boolean is(Sent sent) {
        var last =
                switch (sent.event()) {
                    case DocumentEvent event -> sent.isRemoval() ? none() : document(event);
                    case GlossaryEdit edit -> term(edit);
                    case HashUpdate update -> hash(update.change());
                    case EntitiesExtracted _,
                            RelationshipEdit _,
                            ScopeCommand _,
                            ClustersComputed _ ->
                            none();
                };
        return last.map(time -> time.isBefore(sent.time())).orElse(false);
    }

    private Optional<Instant> document(DocumentEvent event) {
        return api.documentUpdatedAt(
                DocumentId.of(event.domainId(), event.sessionId(), event.name()));
    }

    private Optional<Instant> term(GlossaryEdit edit) {
        return switch (edit.change()) {
            case TermDefined defined -> term(edit, null, defined.name());
            case TermChanged changed -> term(edit, changed.termId(), changed.name());
            case TermRenamed renamed -> term(edit, renamed.termId(), renamed.newName());
            case TermRemoved _, TermsRemovedByStatus _, GlossaryCleared _ -> none();
        };
    }

    private Optional<Instant> term(GlossaryEdit edit, @Nullable String id, @Nullable String name) {
        if (id != null) {
            return api.find(Target.of("/v1/glossary/terms", id).with("user", edit.userId()))
                    .map(LexlogApi::updatedAt);
        }
        var found =
                api.get(
                        Target.of("/v1/glossary/lookup")
                                .with("name", name)
                                .with("aliases", "false")
                                .with("limit", "1000")
                                .with("user", edit.userId()));
        return found.path("items")
                .valueStream()
                .map(item -> item.path("term"))
                .filter(term -> isIn(edit.domainId(), term))
                .findFirst()
                .map(LexlogApi::updatedAt);
    }

    private static boolean isIn(@Nullable String domain, JsonNode term) {
        return Objects.equals(term.path("domain_id").textValue(), Scopes.domain(domain));
    }

    private Optional<Instant> hash(HashChange change) {
        return switch (change) {
            case SourceHashSet set -> updatedAt(Target.of("/v1/hashes/sources", set.sourceId()));
            case ResourceHashSet set ->
                    updatedAt(
                            Target.of(
                                    "/v1/hashes/sources",
                                    set.sourceId(),
                                    "resources",
                                    set.resourceType(),
                                    set.resourceName()));
            case ResourceHashRemoved _, ResourceHashesCleared _ -> none();
        };
    }

    private Optional<Instant> updatedAt(Target target) {
        return api.find(target).map(LexlogApi::updatedAt);
    }

    private static Optional<Instant> none() {
        return Optional.empty();
    }
}
