package dev.lexlog.store;

import dev.lexlog.schemas.model.DocumentId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller may see (SEMANTICS §1): a row is visible if its user is null or `user`, and its
/// session is `session`, or it has none and its domain is null or among `domains`.
public record Visibility(Domains domains, @Nullable String session, String user) {
    public static final String DEFAULT_USER = "default";

    /// Everything without a session, as the default user.
    public static final Visibility ALL_DOMAINS =
            new Visibility(new Domains.All(), null, DEFAULT_USER);

    /// The rule for one row: its document and its user.
    public boolean sees(DocumentId document, @Nullable String owner) {
        return (owner == null || owner.equals(user)) && inScope(document);
    }

    private boolean inScope(DocumentId document) {
        if (document.session() != null) {
            return document.session().equals(session);
        }
        return switch (domains) {
            case Domains.All() -> true;
            case Domains.Only(Set<String> names) ->
                    document.domain() == null || names.contains(document.domain());
        };
    }

    /// The active domains.
    public sealed interface Domains {
        /// Every domain the caller may see.
        record All() implements Domains {}

        /// Just these; none at all leaves the rows without a domain.
        record Only(Set<String> names) implements Domains {
            public Only {
                names = Set.copyOf(names);
            }
        }
    }
}
