/// Avro records as the domain's types. Entry: {@link dev.lexlog.schemas.wire.avro.Fields}. Rule:
/// every schema comes from the `.avsc` files that ship with this module.
@NullMarked
package dev.lexlog.schemas.wire.avro;

import org.jspecify.annotations.NullMarked;
