/// The search index of the embedded store: BM25, HNSW and the rows that a hit shows in one Lucene
/// directory, a projection of the log with positions of its own. Entry: {@link
/// dev.lexlog.store.embedded.lucene.LuceneIndex}. Rule: a document comes from one record of the
/// log; rows are joined when they are read.
@NullMarked
package dev.lexlog.store.embedded.lucene;

import org.jspecify.annotations.NullMarked;
