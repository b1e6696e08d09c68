package dev.lexlog.bench.knowledge;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.EntitiesExtracted;
import java.util.List;
import java.util.Map;

/// Documents, and for each the event of what it mentions.
record Extractions(List<DocumentEvent> documents, List<EntitiesExtracted> events) {

    /// Of the first so many texts by name.
    static Extractions of(Map<String, String> texts, int most) {
        var first = texts.entrySet().stream().limit(most).toList();
        return new Extractions(
                first.stream().map(text -> document(text.getKey(), text.getValue())).toList(),
                first.stream().map(text -> extraction(text.getKey(), text.getValue())).toList());
    }

    long mentions() {
        return events.stream().mapToLong(event -> event.mentions().size()).sum();
    }

    private static DocumentEvent document(String name, String text) {
        var published =
                new DocumentPublished(
                        "document", "document", "text/markdown", text, null, null, Map.of());
        return new DocumentEvent(name, null, null, "", null, published);
    }

    private static EntitiesExtracted extraction(String name, String text) {
        return new EntitiesExtracted(
                name, null, null, null, CapitalisedPhrases.in(text), List.of(), "", null);
    }
}
