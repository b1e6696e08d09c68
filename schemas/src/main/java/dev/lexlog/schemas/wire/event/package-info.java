/// Input events as Avro records and back. Entry: {@link
/// dev.lexlog.schemas.wire.event.EventRecords}. Rule: names and defaults are the schema's; nothing
/// is judged here.
@NullMarked
package dev.lexlog.schemas.wire.event;

import org.jspecify.annotations.NullMarked;
