package dev.lexlog.standalone.blackbox;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryEdit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// A domain, a session and a user that nobody else has: on a {@link SharedStack} every test stays
/// within its own.
public record Own(String domain, String session, String user) {
    static Own fresh() {
        var id = word();
        return new Own("domain-" + id, "session-" + id, "user-" + id);
    }

    /// A word that no other test says: letters only, never a plural nor a stop word.
    public static String word() {
        return ThreadLocalRandom.current()
                .ints(10, 0, 20)
                .mapToObj(i -> "bcdfghjklmnpqrtvwxzk".substring(i, i + 1))
                .collect(Collectors.joining("", "zo", "ox"));
    }

    /// Markdown in the domain.
    public DocumentEvent document(String name, String content) {
        return new DocumentEvent(name, domain, null, "", null, Events.markdown(content));
    }

    /// Markdown in the session, without a domain.
    public DocumentEvent sessionDocument(String name, String content) {
        return new DocumentEvent(name, null, session, "", null, Events.markdown(content));
    }

    /// An edit by the user, in the domain.
    public GlossaryEdit edit(GlossaryChange change) {
        return new GlossaryEdit(null, user, null, domain, "", null, change);
    }
}
