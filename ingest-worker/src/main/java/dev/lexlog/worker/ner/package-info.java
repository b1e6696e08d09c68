/// What was found in documents: links between chunks and entities, and what each document
/// contributes to entities and relationships. Entry: {@link dev.lexlog.worker.ner.NerStage}. Rule:
/// the last revision's extraction gives the same rows, whichever of the two topics is read first.
@NullMarked
package dev.lexlog.worker.ner;

import org.jspecify.annotations.NullMarked;
