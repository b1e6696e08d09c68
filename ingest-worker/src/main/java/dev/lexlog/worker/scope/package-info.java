/// Sessions that end, domains that are removed, sources that are cleared. A command becomes a mark
/// in every task ({@link dev.lexlog.worker.scope.ScopeStage} sends it to all, {@link
/// dev.lexlog.worker.scope.MarkStage} keeps it); what was appended not later than a mark is gone
/// ({@link dev.lexlog.worker.scope.Marks}).
///
/// A stage whose entries a scope reaches does three things: it drops an event that a mark covers;
/// before it applies an event it removes what a mark covers of the entry; and it implements {@link
/// dev.lexlog.worker.scope.Swept}, so that the {@link dev.lexlog.worker.scope.Sweep} finds what no
/// event comes by.
///
/// A sweep is driven by its command: a step that leaves work sends the command again to the task's
/// own partition. So all is gone when every record of the internal topic of scope commands, those
/// that came meanwhile too, has been read.
///
/// Rule: whatever is read first, the command or an event, the same rows remain.
@NullMarked
package dev.lexlog.worker.scope;

import org.jspecify.annotations.NullMarked;
