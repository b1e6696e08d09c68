package dev.lexlog.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller may see (SEMANTICS §1): a row is visible if its user is null or `user`, and its
/// session is `session`, or it has none and its domain is null or among `domains`.
public record Visibility(Domains domains, @Nullable String session, String user) {
    public static final String DEFAULT_USER = "default";

    /// Everything without a session, as the default user.
    public static final Visibility ALL_DOMAINS =
            new Visibility(new Domains.All(), null, DEFAULT_USER);

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
