package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.ComputedCluster;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.avro.Fields;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

final class ClusterEvents {
    private static final Schema CLUSTER =
            EventSchemas.of(InputTopic.CLUSTERS).getField("clusters").schema().getElementType();

    private ClusterEvents() {}

    static Fields write(ClustersComputed event, Fields fields) {
        return fields.with("domain_id", event.domainId())
                .with("session_id", event.sessionId())
                .with("clusters", event.clusters().stream().map(ClusterEvents::record).toList());
    }

    static ClustersComputed read(Fields fields) {
        return new ClustersComputed(
                fields.textOrNull("domain_id"),
                fields.textOrNull("session_id"),
                fields.text("event_id"),
                Envelope.occurredAt(fields),
                fields.list("clusters", c -> new ComputedCluster(c.texts("terms"))));
    }

    private static IndexedRecord record(ComputedCluster cluster) {
        return Fields.empty(CLUSTER).with("terms", cluster.terms()).record();
    }
}
