package dev.lexlog.worker.hash;

import dev.lexlog.schemas.event.HashChange;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.ResourceHashRemoved;
import dev.lexlog.schemas.event.ResourceHashSet;
import dev.lexlog.schemas.event.ResourceHashesCleared;
import dev.lexlog.schemas.event.SourceHashSet;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.SourceHashType;
import dev.lexlog.worker.hash.HashCommand.ClearResources;
import dev.lexlog.worker.hash.HashCommand.RemoveResource;
import dev.lexlog.worker.hash.HashCommand.SetResource;
import dev.lexlog.worker.hash.HashCommand.SetSource;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.IdentityRules;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.rules.TimeRules;
import dev.lexlog.worker.rules.ValueRules;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which hash updates are accepted. The first rule that fails gives the reason, in this order:
/// source, key, time, then the fields of the change as they stand in it.
final class HashRules {
    /// The document's own content hash is its resource hash (SEMANTICS §7).
    private static final String RESERVED = "document";

    private HashRules() {}

    static Checked<HashCommand> check(HashUpdate event, byte[] key, Instant appendedAt) {
        var source = event.change().sourceId();
        return Rules.unless(
                Rules.first(
                        () -> IdentityRules.isGiven("source_id", source),
                        () -> IdentityRules.keyIsOf(event, key),
                        () -> ValueRules.isStorable("source_id", source),
                        () -> TimeRules.isInRange(TimeRules.timeOf(event, appendedAt))),
                () -> command(event.change()));
    }

    private static Checked<HashCommand> command(HashChange change) {
        return switch (change) {
            case SourceHashSet(var source, var type, var hash) ->
                    ValueRules.known(
                                    "hash_type",
                                    type,
                                    SourceHashType::named,
                                    SourceHashType.wireNames())
                            .then(known ->
                                    Rules.unless(
                                            ValueRules.isStorable("hash", hash),
                                            () ->
                                                    Checked.good(
                                                            new SetSource(source, known, hash))));
            case ResourceHashSet(var source, var type, var name, var hash) ->
                    Rules.unless(
                            Rules.first(
                                    () -> isResource(type, name),
                                    () -> ValueRules.isStorable("content_hash", hash)),
                            () -> Checked.good(new SetResource(source, type, name, hash)));
            case ResourceHashRemoved(var source, var type, var name) ->
                    Rules.unless(
                            isResource(type, name),
                            () -> Checked.good(new RemoveResource(source, type, name)));
            case ResourceHashesCleared(var source, var type) ->
                    Rules.unless(
                            Rules.first(() -> isFree(type), () -> isType(type)),
                            () -> Checked.good(new ClearResources(source, type)));
        };
    }

    private static Optional<Refusal> isResource(String type, String name) {
        return Rules.first(
                () -> isFree(type),
                () -> IdentityRules.isGiven("resource_type", type),
                () -> isType(type),
                () -> IdentityRules.isGiven("resource_name", name),
                () -> ValueRules.isStorable("resource_name", name));
    }

    private static Optional<Refusal> isType(@Nullable String type) {
        return ValueRules.isStorable("resource_type", type);
    }

    private static Optional<Refusal> isFree(@Nullable String type) {
        return RESERVED.equals(type)
                ? TextRules.refusal(
                        ReasonCode.RESERVED_TYPE,
                        "resource_type is 'document', whose hash is the document's own: publish or remove the document instead")
                : Optional.empty();
    }
}
