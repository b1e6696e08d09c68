/// Confluent's wire format: byte 0, schema id, Avro binary. Entry: {@link
/// dev.lexlog.schemas.wire.LogCodec}. Rule: Avro classes stop here.
@NullMarked
package dev.lexlog.schemas.wire;

import org.jspecify.annotations.NullMarked;
