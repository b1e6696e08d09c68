package dev.lexlog.schemas.wire.row;

import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.wire.avro.Fields;

final class ClusterRows {
    private ClusterRows() {}

    static Fields write(TermCluster row, Fields fields) {
        return fields.with("domain_id", row.domain())
                .with("session_id", row.session())
                .with("term", row.term())
                .with("term_folded", row.termFolded())
                .with("cluster", row.cluster())
                .with("computed_at", row.computedAt());
    }

    static TermCluster cluster(Fields fields) {
        return new TermCluster(
                fields.textOrNull("domain_id"),
                fields.textOrNull("session_id"),
                fields.text("term"),
                fields.text("term_folded"),
                fields.number("cluster"),
                fields.time("computed_at"));
    }
}
