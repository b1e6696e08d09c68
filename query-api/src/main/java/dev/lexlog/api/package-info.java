/// Search and reads over HTTP. Entry: {@link dev.lexlog.api.QueryApi}. Rule: no Kafka producer, no
/// SQL text; JSON goes no further than here.
@NullMarked
package dev.lexlog.api;

import org.jspecify.annotations.NullMarked;
