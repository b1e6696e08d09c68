/// Tests of the projector. Entry: {@link dev.lexlog.projector.ProjectorLoopTest}.
@NullMarked
package dev.lexlog.projector;

import org.jspecify.annotations.NullMarked;
