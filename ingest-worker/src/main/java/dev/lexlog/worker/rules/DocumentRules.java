package dev.lexlog.worker.rules;

import static dev.lexlog.schemas.failure.ReasonCode.UNKNOWN_SOURCE;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.worker.rules.DocumentCommand.Publish;
import dev.lexlog.worker.rules.DocumentCommand.Remove;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Which document events are accepted. The first rule that fails gives the reason, in this order:
/// name (empty, reserved, other than the key), its length and U+0000, time, source, chunk type,
/// other texts' U+0000, content or chunks, number of chunks, size of the content; then chunk by
/// chunk its type, texts and vector.
public final class DocumentRules {
    private final BodyRules bodies;

    /// A vector that was supplied under the name of `ours` must have its dimension.
    public DocumentRules(EmbeddingModel ours) {
        this.bodies = new BodyRules(new VectorRules(ours));
    }

    /// `key` is the record's key and `brokerTime` its timestamp, used when the event has no time.
    public Checked<DocumentCommand> check(DocumentEvent event, byte[] key, Instant brokerTime) {
        var at = TimeRules.timeOf(event, brokerTime);
        return Rules.unless(
                Rules.first(
                        () -> IdentityRules.nameIsGiven(event.name()),
                        () -> IdentityRules.nameIsFree(event.name()),
                        () -> IdentityRules.keyIsName(key, event.name()),
                        () ->
                                IdentityRules.isStorable(
                                        event.name(), event.domainId(), event.sessionId()),
                        () -> TimeRules.isInRange(at)),
                () -> command(event, at));
    }

    /// The value, unless the chunker made more chunks than a document may have.
    public static <T> Checked<T> chunksFit(int chunks, Supplier<T> value) {
        return Rules.unless(BodyRules.chunksFit(chunks), () -> Checked.good(value.get()));
    }

    private Checked<DocumentCommand> command(DocumentEvent event, Instant at) {
        var id = DocumentId.of(event.domainId(), event.sessionId(), event.name());
        return switch (event.change()) {
            case DocumentRemoved(_, var erase) -> Checked.good(new Remove(id, erase));
            case DocumentPublished published -> publish(id, published, at);
        };
    }

    private Checked<DocumentCommand> publish(DocumentId id, DocumentPublished event, Instant at) {
        return source(event.source())
                .then(source ->
                        BodyRules.chunkType("chunk_type", event.chunkType())
                                .then(type -> publish(id, source, type, event, at)));
    }

    private static Checked<Source> source(String name) {
        var source = Source.named(name);
        return source.isPresent()
                ? Checked.good(source.get())
                : Checked.bad(
                        UNKNOWN_SOURCE,
                        "source is %s, but one of %s is expected"
                                .formatted(TextRules.shown(name), Source.wireNames()));
    }

    private Checked<DocumentCommand> publish(
            DocumentId id, Source source, ChunkType type, DocumentPublished event, Instant at) {
        return Rules.unless(textsHaveNoNul(event), () -> bodies.read(event, type))
                .then(body ->
                        Checked.good(
                                new Publish(
                                        id,
                                        source,
                                        type,
                                        event.contentType(),
                                        body,
                                        event.sourceUrl(),
                                        event.attributes(),
                                        at)));
    }

    private static Optional<Refusal> textsHaveNoNul(DocumentPublished event) {
        return Rules.first(
                () -> TextRules.noNul("content_type", event.contentType()),
                () -> TextRules.noNul("source_url", event.sourceUrl()),
                () -> attributesHaveNoNul(event));
    }

    private static Optional<Refusal> attributesHaveNoNul(DocumentPublished event) {
        return new TreeMap<>(event.attributes())
                .entrySet().stream()
                        .map(e ->
                                Rules.first(
                                        () -> TextRules.noNul("an attribute's name", e.getKey()),
                                        () ->
                                                TextRules.noNul(
                                                        "attribute " + TextRules.shown(e.getKey()),
                                                        e.getValue())))
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
