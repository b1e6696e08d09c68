package dev.lexlog.worker;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.worker.cluster.ClusterStage;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.document.DocumentDiff;
import dev.lexlog.worker.document.DocumentFollower;
import dev.lexlog.worker.document.DocumentSettling;
import dev.lexlog.worker.document.DocumentsStage;
import dev.lexlog.worker.document.Revisions;
import dev.lexlog.worker.document.StoredDocuments;
import dev.lexlog.worker.hash.HashStage;
import dev.lexlog.worker.hash.ResourceHashes;
import dev.lexlog.worker.hash.SourceHashes;
import dev.lexlog.worker.rules.DocumentRules;
import dev.lexlog.worker.scope.MarkStage;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.scope.ScopeStage;
import dev.lexlog.worker.scope.Sweep;
import dev.lexlog.worker.stage.TaskStores;
import dev.lexlog.worker.stream.StageWiring;
import dev.lexlog.worker.stream.TaskStages;
import java.util.List;

/// All stages of the worker, wired. A new stage is made here from the task's stores, put under the
/// topics it reads, and into the sweep when scope commands reach its entries.
public record IngestStages(WorkerConfig config) implements StageWiring {
    @Override
    public TaskStages of(TaskStores stores) {
        var topics = config.topics();
        var marks = new Marks(stores);

        var follower = DocumentFollower.NOBODY;
        var documents = new StoredDocuments(stores);
        var settling = new DocumentSettling(marks, documents, follower);
        var documentsStage =
                new DocumentsStage(
                        new DocumentRules(config.model()),
                        new DocumentDiff(new Revisions(config.chunker())),
                        documents,
                        marks,
                        settling,
                        follower);

        var sourceHashes = new SourceHashes(stores, marks);
        var resourceHashes = new ResourceHashes(stores, marks);
        var clusters = new ClusterStage(stores, marks);

        var sweep =
                new Sweep(stores, marks, List.of(settling, sourceHashes, resourceHashes, clusters));
        return new TaskStages(topics, sweep)
                .keyed(InputTopic.DOCUMENTS, DocumentEvent.class, documentsStage)
                .keyed(
                        InputTopic.HASH_UPDATES,
                        HashUpdate.class,
                        new HashStage(marks, sourceHashes, resourceHashes))
                .keyed(InputTopic.CLUSTERS, ClustersComputed.class, clusters)
                .forwarded(
                        InputTopic.SCOPE_COMMANDS,
                        ScopeCommand.class,
                        new ScopeStage(topics.internal(InputTopic.SCOPE_COMMANDS)),
                        new MarkStage(marks, sweep));
    }
}
