package dev.lexlog.worker;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.worker.cluster.ClusterStage;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.document.DocumentDiff;
import dev.lexlog.worker.document.DocumentSettling;
import dev.lexlog.worker.document.DocumentsStage;
import dev.lexlog.worker.document.Revisions;
import dev.lexlog.worker.document.StoredDocuments;
import dev.lexlog.worker.entity.EntityStage;
import dev.lexlog.worker.glossary.GlossaryStage;
import dev.lexlog.worker.hash.HashStage;
import dev.lexlog.worker.hash.ResourceHashes;
import dev.lexlog.worker.hash.SourceHashes;
import dev.lexlog.worker.ner.NerStage;
import dev.lexlog.worker.ner.Rereading;
import dev.lexlog.worker.ner.WaitingExtractions;
import dev.lexlog.worker.relationship.OverlaySweep;
import dev.lexlog.worker.relationship.RelationshipEdits;
import dev.lexlog.worker.relationship.RelationshipStage;
import dev.lexlog.worker.retry.Insistence;
import dev.lexlog.worker.rules.DocumentRules;
import dev.lexlog.worker.scope.MarkStage;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.scope.ScopeStage;
import dev.lexlog.worker.scope.Sweep;
import dev.lexlog.worker.stage.TaskStores;
import dev.lexlog.worker.stream.StageWiring;
import dev.lexlog.worker.stream.TaskStages;
import java.util.List;
import java.util.function.IntSupplier;

/// All stages of the worker, wired. A new stage is made here from the task's stores, put under the
/// topics it reads, and into the sweep when scope commands reach its entries. `sweptRows` says how
/// many a sweep may write in a transaction.
public record IngestStages(
        WorkerConfig config,
        EventCodec events,
        Insistence insistence,
        WaitingExtractions waiting,
        IntSupplier sweptRows)
        implements StageWiring {
    @Override
    public TaskStages of(TaskStores stores) {
        var topics = config.topics();
        var marks = new Marks(stores);

        var documents = new StoredDocuments(stores);
        var rereading = new Rereading(events, insistence);
        var ner = new NerStage(stores, documents, marks, topics, rereading, waiting);
        var settling = new DocumentSettling(marks, documents, ner);
        var documentsStage =
                new DocumentsStage(
                        new DocumentRules(config.model()),
                        new DocumentDiff(new Revisions(config.chunker())),
                        documents,
                        marks,
                        settling,
                        ner);

        var entities = new EntityStage(stores);
        var relationships = new RelationshipStage(stores, marks);
        var overlays = new OverlaySweep(stores, marks, relationships);

        var sourceHashes = new SourceHashes(stores, marks);
        var resourceHashes = new ResourceHashes(stores, marks);
        var clusters = new ClusterStage(stores, marks);

        var swept =
                List.of(settling, ner.swept(), overlays, sourceHashes, resourceHashes, clusters);
        var sweep = new Sweep(stores, swept, sweptRows);
        var commands = topics.internal(InputTopic.SCOPE_COMMANDS);
        return new TaskStages(topics)
                .keyed(InputTopic.DOCUMENTS, DocumentEvent.class, documentsStage)
                .keyed(InputTopic.NER, EntitiesExtracted.class, ner)
                .living(ner)
                .contributed(topics.entityContributions(), entities)
                .contributed(topics.relationshipContributions(), relationships)
                .forwarded(
                        InputTopic.RELATIONSHIP_EDITS,
                        RelationshipEdit.class,
                        new RelationshipEdits(topics),
                        relationships)
                .keyed(
                        InputTopic.HASH_UPDATES,
                        HashUpdate.class,
                        new HashStage(marks, sourceHashes, resourceHashes))
                .keyed(InputTopic.GLOSSARY_EDITS, GlossaryEdit.class, new GlossaryStage(stores))
                .keyed(InputTopic.CLUSTERS, ClustersComputed.class, clusters)
                .forwarded(
                        InputTopic.SCOPE_COMMANDS,
                        ScopeCommand.class,
                        new ScopeStage(commands),
                        new MarkStage(commands, marks, sweep));
    }
}
