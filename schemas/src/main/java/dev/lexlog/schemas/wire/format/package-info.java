/// One record value in Confluent's wire format. Entry: {@link
/// dev.lexlog.schemas.wire.format.WireValue}. Rule: nothing here knows what a record means.
@NullMarked
package dev.lexlog.schemas.wire.format;

import org.jspecify.annotations.NullMarked;
