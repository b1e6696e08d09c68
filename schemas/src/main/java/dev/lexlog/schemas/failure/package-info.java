/// The three kinds of failure: Incorrect (a {@link dev.lexlog.schemas.failure.Refusal}), {@link
/// dev.lexlog.schemas.failure.Unavailable}, {@link dev.lexlog.schemas.failure.Fault}.
@NullMarked
package dev.lexlog.schemas.failure;

import org.jspecify.annotations.NullMarked;
