/// What travels on topics: events and rows as record values in Confluent's wire format. Entry:
/// {@link dev.lexlog.schemas.wire.EventCodec} and {@link dev.lexlog.schemas.wire.LogCodec}. Rule:
/// Avro classes stop here.
@NullMarked
package dev.lexlog.schemas.wire;

import org.jspecify.annotations.NullMarked;
