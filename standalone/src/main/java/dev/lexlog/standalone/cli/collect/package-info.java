/// What `publish PATH…` names, as events. Entry: {@link
/// dev.lexlog.standalone.cli.collect.FileCollector}, then {@link
/// dev.lexlog.standalone.cli.collect.Drafts}. Rule: whether an event is acceptable is the worker's
/// to say; here only what cannot become an event at all is reported.
@NullMarked
package dev.lexlog.standalone.cli.collect;

import org.jspecify.annotations.NullMarked;
