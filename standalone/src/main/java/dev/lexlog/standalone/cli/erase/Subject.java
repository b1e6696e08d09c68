package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Scopes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be erased.
sealed interface Subject {
    /// The input topics that may hold something of it.
    List<InputTopic> inputs();

    /// Whether the event tells something of it, be it only its name.
    boolean isIn(InputEvent event);

    /// Whether the document is it, or one of it.
    boolean has(DocumentId document);

    /// Whether a record that nobody can decode is taken for one of it, by its key.
    boolean isKey(@Nullable String key);

    /// Whether the event is the command that removes it.
    boolean isRemovedBy(InputEvent event);

    record OfDocument(DocumentId id) implements Subject {
        @Override
        public List<InputTopic> inputs() {
            return List.of(InputTopic.DOCUMENTS, InputTopic.NER);
        }

        @Override
        public boolean isIn(InputEvent event) {
            return switch (event) {
                case DocumentEvent e -> is(e.domainId(), e.sessionId(), e.name());
                case EntitiesExtracted e -> is(e.domainId(), e.sessionId(), e.name());
                case GlossaryEdit _,
                        RelationshipEdit _,
                        HashUpdate _,
                        ScopeCommand _,
                        ClustersComputed _ ->
                        false;
            };
        }

        @Override
        public boolean has(DocumentId document) {
            return id.equals(document);
        }

        @Override
        public boolean isKey(@Nullable String key) {
            return id.name().equals(key);
        }

        @Override
        public boolean isRemovedBy(InputEvent event) {
            return isIn(event)
                    && event instanceof DocumentEvent document
                    && document.change() instanceof DocumentRemoved removed
                    && removed.erase();
        }

        private boolean is(@Nullable String domain, @Nullable String session, String name) {
            return !name.isEmpty() && id.equals(DocumentId.of(domain, session, name));
        }

        @Override
        public String toString() {
            return "document %s (%s, %s)"
                    .formatted(
                            id.name(),
                            id.domain() == null ? "no domain" : "domain " + id.domain(),
                            id.session() == null ? "no session" : "session " + id.session());
        }
    }

    record OfSession(String id) implements Subject {
        @Override
        public List<InputTopic> inputs() {
            return List.of(
                    InputTopic.DOCUMENTS,
                    InputTopic.NER,
                    InputTopic.GLOSSARY_EDITS,
                    InputTopic.RELATIONSHIP_EDITS,
                    InputTopic.SCOPE_COMMANDS,
                    InputTopic.CLUSTERS);
        }

        @Override
        public boolean isIn(InputEvent event) {
            return switch (event) {
                case DocumentEvent e -> is(e.sessionId());
                case EntitiesExtracted e -> is(e.sessionId());
                case GlossaryEdit e ->
                        is(e.sessionId())
                                || (e.change() instanceof GlossaryCleared(var session)
                                        && is(session));
                case RelationshipEdit e -> is(e.sessionId());
                case ScopeCommand e ->
                        e.change() instanceof SessionEnded ended && is(ended.sessionId());
                case ClustersComputed e -> is(e.sessionId());
                case HashUpdate _ -> false;
            };
        }

        @Override
        public boolean has(DocumentId document) {
            return id.equals(document.session());
        }

        /// Only what is in a record tells its session, apart from edits and commands keyed by it.
        @Override
        public boolean isKey(@Nullable String key) {
            return id.equals(key);
        }

        @Override
        public boolean isRemovedBy(InputEvent event) {
            return switch (event) {
                case ScopeCommand e ->
                        e.change() instanceof SessionEnded ended
                                && is(ended.sessionId())
                                && ended.upTo() == null;
                case GlossaryEdit e ->
                        e.change() instanceof GlossaryCleared(var session) && is(session);
                case DocumentEvent _,
                        EntitiesExtracted _,
                        RelationshipEdit _,
                        HashUpdate _,
                        ClustersComputed _ ->
                        false;
            };
        }

        private boolean is(@Nullable String session) {
            return id.equals(Scopes.session(session));
        }

        @Override
        public String toString() {
            return "session " + id;
        }
    }
}
