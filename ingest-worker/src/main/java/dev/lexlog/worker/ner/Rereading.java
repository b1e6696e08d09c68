package dev.lexlog.worker.ner;

import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import dev.lexlog.worker.retry.Insistence;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.stage.Arrival;

/// Reads an extraction again that passed the rules when it arrived.
public record Rereading(EventCodec events, Insistence insistence) {
    Extraction of(Arrival arrival) {
        return switch (insistence.on(() -> events.decode(InputTopic.NER, arrival.value()))) {
            case Decoded.Event(EntitiesExtracted event) -> judged(event, arrival);
            case Decoded.Event(var event) -> throw new Fault("not an extraction: " + event);
            case Decoded.Refused(var refusal) -> throw changed(arrival, refusal);
        };
    }

    private static Extraction judged(EntitiesExtracted event, Arrival arrival) {
        return switch (ExtractionRules.check(event, arrival.key(), arrival.appendedAt())) {
            case Checked.Good<Extraction>(var extraction) -> extraction;
            case Checked.Bad<Extraction>(var refusal) -> throw changed(arrival, refusal);
        };
    }

    private static Fault changed(Arrival arrival, Refusal refusal) {
        return new Fault(
                "the extraction at %s was accepted, and is not any more: %s"
                        .formatted(arrival.origin(), refusal.message()));
    }
}
