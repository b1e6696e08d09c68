/// Kafka's own serializer and deserializer interfaces, for producers and consumers in Java that
/// know nothing of Lexlog but its schemas. Entry: {@link
/// dev.lexlog.schemas.wire.serde.LexlogAvroSerializer}. Rule: what Confluent's classes do under the
/// same configuration keys, these do too, or refuse.
@NullMarked
package dev.lexlog.schemas.wire.serde;

import org.jspecify.annotations.NullMarked;
