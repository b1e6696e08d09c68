package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.worker.rules.TextRules;
import java.util.Optional;

/// How large a term and an edit's details may be. A broker takes records of 1 MiB unless told
/// otherwise, and both lie whole in one record.
public final class SizeRules {
    public static final int BYTES = 512 << 10;

    private SizeRules() {}

    /// `bytes`: of the term in the state. Renames let a term grow without a large edit.
    public static Optional<Refusal> termFits(int bytes) {
        return fits("the term would have", bytes);
    }

    static Optional<Refusal> detailsFit(String details) {
        return fits("the edit's fields have", TextRules.utf8Length(details));
    }

    private static Optional<Refusal> fits(String what, int bytes) {
        return bytes <= BYTES
                ? Optional.empty()
                : TextRules.refusal(
                        ReasonCode.TOO_LARGE,
                        "%s %,d bytes as JSON, the most is %,d: shorten the texts or the aliases"
                                .formatted(what, bytes, BYTES));
    }
}
