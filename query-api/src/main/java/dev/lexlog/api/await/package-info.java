/// Read-your-writes: waiting until what was published can be found. Entry: {@link
/// dev.lexlog.api.await.AwaitRoute}. Rule: all waits share one series of look-ups.
@NullMarked
package dev.lexlog.api.await;

import org.jspecify.annotations.NullMarked;
