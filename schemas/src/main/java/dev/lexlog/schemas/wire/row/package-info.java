/// Log rows as Avro records and back. Entry: {@link dev.lexlog.schemas.wire.row.RowRecords}. Rule:
/// only the worker writes rows, so one that does not fit is a fault, never refused.
@NullMarked
package dev.lexlog.schemas.wire.row;

import org.jspecify.annotations.NullMarked;
