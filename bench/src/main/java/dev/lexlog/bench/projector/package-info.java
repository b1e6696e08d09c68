/// Projectors as processes, beside each other and after a SIGKILL. Entry: {@link
/// dev.lexlog.bench.projector.ProjectorsBench}. Rule: what is measured is seen in the database.
@NullMarked
package dev.lexlog.bench.projector;

import org.jspecify.annotations.NullMarked;
