/// What documents contribute to the aggregates that lie behind an internal topic. Entry: {@link
/// dev.lexlog.worker.contribution.Contributions}. Rule: one entry a contribution, ordered, so that
/// neither the first nor a change ever reads the others.
@NullMarked
package dev.lexlog.worker.contribution;

import org.jspecify.annotations.NullMarked;
