package dev.lexlog.worker.ner;

import dev.lexlog.schemas.model.SemanticType;
import org.jspecify.annotations.Nullable;

/// A mention that passed the rules; `name` is the normalised one, in which its surface forms meet.
record EntityMention(
        String name,
        String displayName,
        SemanticType semanticType,
        @Nullable String nerType,
        double confidence,
        Place place) {
    /// Where a producer says that a mention lies.
    sealed interface Place {
        /// In code points of the content as published; `end` is the start when unknown.
        record Span(int start, int end) implements Place {}

        record InChunk(int index) implements Place {}
    }
}
