/// What an accepted event changes. Entry: {@link dev.lexlog.worker.document.DocumentDiff}. Rule: no
/// I/O, clock or randomness; the same events give the same rows.
@NullMarked
package dev.lexlog.worker.document;

import org.jspecify.annotations.NullMarked;
