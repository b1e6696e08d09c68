/// Entities as the sum of what documents contribute. Entry: {@link
/// dev.lexlog.worker.entity.EntityStage}. Rule: counts by plus and minus, other columns from the
/// earliest contribution; no contribution, no row.
@NullMarked
package dev.lexlog.worker.entity;

import org.jspecify.annotations.NullMarked;
