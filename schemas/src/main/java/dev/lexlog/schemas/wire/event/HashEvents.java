package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.HashChange;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.ResourceHashRemoved;
import dev.lexlog.schemas.event.ResourceHashSet;
import dev.lexlog.schemas.event.ResourceHashesCleared;
import dev.lexlog.schemas.event.SourceHashSet;
import dev.lexlog.schemas.wire.avro.Fields;

final class HashEvents {
    private HashEvents() {}

    static Fields write(HashUpdate event, Fields fields) {
        return fields.with("change", change(event.change()).record());
    }

    static HashUpdate read(Fields fields) {
        return new HashUpdate(
                fields.text("event_id"),
                Envelope.occurredAt(fields),
                change(fields.fields("change")));
    }

    private static Fields change(HashChange change) {
        return switch (change) {
            case SourceHashSet set ->
                    empty("SourceHashSet")
                            .with("source_id", set.sourceId())
                            .with("hash_type", set.hashType())
                            .with("hash", set.hash());
            case ResourceHashSet set ->
                    empty("ResourceHashSet")
                            .with("source_id", set.sourceId())
                            .with("resource_type", set.resourceType())
                            .with("resource_name", set.resourceName())
                            .with("content_hash", set.contentHash());
            case ResourceHashRemoved removed ->
                    empty("ResourceHashRemoved")
                            .with("source_id", removed.sourceId())
                            .with("resource_type", removed.resourceType())
                            .with("resource_name", removed.resourceName());
            case ResourceHashesCleared cleared ->
                    empty("ResourceHashesCleared")
                            .with("source_id", cleared.sourceId())
                            .with("resource_type", cleared.resourceType());
        };
    }

    private static Fields empty(String kind) {
        return Envelope.change(InputTopic.HASH_UPDATES, kind);
    }

    private static HashChange change(Fields fields) {
        var source = fields.text("source_id");
        return switch (fields.kind()) {
            case "SourceHashSet" ->
                    new SourceHashSet(source, fields.text("hash_type"), fields.text("hash"));
            case "ResourceHashSet" ->
                    new ResourceHashSet(
                            source,
                            fields.text("resource_type"),
                            fields.text("resource_name"),
                            fields.text("content_hash"));
            case "ResourceHashRemoved" ->
                    new ResourceHashRemoved(
                            source, fields.text("resource_type"), fields.text("resource_name"));
            case "ResourceHashesCleared" ->
                    new ResourceHashesCleared(source, fields.textOrNull("resource_type"));
            default -> throw Envelope.unknown(fields);
        };
    }
}
