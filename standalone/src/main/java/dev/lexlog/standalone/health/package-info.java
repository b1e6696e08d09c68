/// Whether a process of its own is at work, over HTTP. Entry: {@link
/// dev.lexlog.standalone.health.HealthServer}. Rule: a request only reads what was seen last;
/// looking goes on beside it.
@NullMarked
package dev.lexlog.standalone.health;

import org.jspecify.annotations.NullMarked;
