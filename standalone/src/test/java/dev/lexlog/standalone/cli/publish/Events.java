package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermDefined;
import java.util.List;
import java.util.Map;

/// Events with nothing but what a test is about.
final class Events {
    private Events() {}

    static DocumentEvent document(String name) {
        var change =
                new DocumentPublished(
                        "document", "document", "text/plain", "c", null, null, Map.of());
        return new DocumentEvent(name, null, null, "", null, change);
    }

    static GlossaryEdit edit(GlossaryChange change) {
        return new GlossaryEdit(null, "ann", null, null, "", null, change);
    }

    static TermDefined term(String name) {
        return new TermDefined(
                name,
                null,
                null,
                null,
                "HAS_KIND",
                List.of(),
                "concept",
                "many",
                null,
                Map.of(),
                null,
                "draft",
                "human",
                null,
                false);
    }
}
