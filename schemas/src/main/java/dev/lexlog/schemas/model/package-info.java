/// Domain values and the rows of the log topics. Entry: {@link dev.lexlog.schemas.model.LogRow}.
/// Rule: no I/O, no Avro.
@NullMarked
package dev.lexlog.schemas.model;

import org.jspecify.annotations.NullMarked;
