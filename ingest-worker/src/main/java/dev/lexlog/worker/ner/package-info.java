/// What was found in documents: links between chunks and entities, and what each document
/// contributes to entities and relationships. Entry: {@link dev.lexlog.worker.ner.NerStage}. Rule:
/// the last revision's extraction gives the same rows, whichever of the two topics is read first.
///
/// One case cannot be decided: a document's content changes and changes back, and its extraction is
/// read between the two. It may be late, of the first revision, or ahead, of the third, and nothing
/// tells; it is refused as stale, and has to be sent again. When the document was removed in
/// between or went with its scope, times tell: what was appended after that waits for the next
/// revision.
@NullMarked
package dev.lexlog.worker.ner;

import org.jspecify.annotations.NullMarked;
