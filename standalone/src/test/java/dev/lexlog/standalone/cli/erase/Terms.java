package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.worker.glossary.state.TermBytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Terms as they lie in the worker's state.
final class Terms {
    private Terms() {}

    static byte[] made(String user, @Nullable String session) {
        return TermBytes.of(
                new GlossaryTerm(
                        new TermId("g_1"),
                        "Reefer",
                        "reefer",
                        "Reefer",
                        null,
                        null,
                        null,
                        ParentVerb.HAS_KIND,
                        List.of("fridge"),
                        SemanticType.CONCEPT,
                        Cardinality.MANY,
                        null,
                        Map.of(),
                        null,
                        TermStatus.DRAFT,
                        Provenance.HUMAN,
                        null,
                        false,
                        session,
                        user,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        1,
                        user));
    }
}
