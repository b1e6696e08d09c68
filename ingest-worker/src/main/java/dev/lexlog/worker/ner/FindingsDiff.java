package dev.lexlog.worker.ner;

import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.worker.contribution.ContributionKey;
import dev.lexlog.worker.stage.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The records by which a document's findings become others: only what differs.
record FindingsDiff(Topics topics) {
    List<Output> of(DocumentId id, Findings before, Findings after) {
        var outputs = new ArrayList<Output>();
        eachDifference(
                before.links(),
                after.links(),
                (key, link) -> {
                    var known = before.links().get(key);
                    if (link == null) {
                        outputs.add(withoutLink(id, key));
                    } else if (known == null || !saysTheSame(known, link)) {
                        outputs.add(new Output.Put(row(key, link), id.name()));
                    }
                });
        eachDifference(
                before.entities(),
                after.entities(),
                (entity, contribution) ->
                        outputs.add(
                                entity(
                                        id,
                                        entity,
                                        contribution == null ? null : contribution.toBytes())));
        eachDifference(
                before.relationships(),
                after.relationships(),
                (triple, contribution) ->
                        outputs.add(
                                relationship(
                                        id,
                                        triple,
                                        contribution == null ? null : contribution.toBytes())));
        return outputs;
    }

    Output withoutLink(DocumentId id, LinkKey key) {
        var row = Keys.array(key.chunk().value(), key.entity().value());
        return new Output.Tombstone(LogTable.CHUNK_ENTITIES, row, id.name());
    }

    /// Null retracts.
    Output entity(DocumentId id, EntityId entity, byte @Nullable [] contribution) {
        return forward(topics.entityContributions(), entity.value(), id, contribution);
    }

    /// Null retracts.
    Output relationship(DocumentId id, RelationshipId triple, byte @Nullable [] contribution) {
        return forward(topics.relationshipContributions(), triple.value(), id, contribution);
    }

    private static Output forward(
            String topic, String aggregate, DocumentId id, byte @Nullable [] value) {
        var key = new ContributionKey(aggregate, id).format();
        return new Output.Forward(topic, key, value, aggregate);
    }

    private static boolean saysTheSame(Link one, Link other) {
        return one.confidence() == other.confidence() && one.mentions() == other.mentions();
    }

    private static ChunkEntity row(LinkKey key, Link link) {
        return new ChunkEntity(key.chunk(), key.entity(), link.confidence(), link.mentions());
    }

    /// In the order of the keys; the value is null for what is gone.
    static <K extends Comparable<K>, V> void eachDifference(
            Map<K, V> before, Map<K, V> after, BiConsumer<K, @Nullable V> difference) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (var key : keys) {
            var value = after.get(key);
            if (!Objects.equals(before.get(key), value)) {
                difference.accept(key, value);
            }
        }
    }
}
