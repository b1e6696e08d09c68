package dev.lexlog.schemas.interop;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermChanged;
import java.util.List;
import java.util.Map;

/// An event with unions of arrays, maps and flags inside its change, and the same in Avro's JSON.
final class NestedUnions {
    static final GlossaryEdit EVENT =
            new GlossaryEdit(
                    "bot",
                    "ann",
                    null,
                    "sales",
                    "",
                    null,
                    new TermChanged(
                            null,
                            "Customer",
                            null,
                            "Who buys 😀",
                            null,
                            null,
                            List.of("client"),
                            null,
                            null,
                            null,
                            Map.of("pii", Map.of("level", "high")),
                            null,
                            null,
                            null,
                            null,
                            true,
                            null,
                            List.of("plural")));

    static final String JSON =
            """
            {"actor": {"string": "bot"}, "user_id": "ann", "session_id": null,
             "domain_id": {"string": "sales"}, "event_id": "", "occurred_at": 0,
             "change": {"dev.lexlog.events.TermChanged": {
               "term_id": null, "name": {"string": "Customer"}, "display_name": null,
               "definition": {"string": "Who buys 😀"}, "parent": null, "parent_verb": null,
               "aliases": {"array": ["client"]}, "semantic_type": null, "cardinality": null,
               "plural": null, "tags": {"map": {"pii": {"level": "high"}}}, "owner": null,
               "status": null, "provenance": null, "canonical_source": null,
               "ignored": {"boolean": true}, "new_domain_id": null, "clear": ["plural"]}}}
            """;

    private NestedUnions() {}
}
