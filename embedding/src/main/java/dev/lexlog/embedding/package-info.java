/// Texts to vectors. Entry: {@link dev.lexlog.embedding.Embedders}. Rule: nothing is cut silently.
@NullMarked
package dev.lexlog.embedding;

import org.jspecify.annotations.NullMarked;
