/// What a reading answers beside searches and documents, one port a feature; {@link
/// dev.lexlog.store.Reading} leads to each. Rule: nothing is asked without a {@link
/// dev.lexlog.store.Visibility}, every list has a total order and goes on behind a place in it, and
/// a batch is one statement.
@NullMarked
package dev.lexlog.store.read;

import org.jspecify.annotations.NullMarked;
