/// The schema registry over Confluent's REST API. Entry: {@link
/// dev.lexlog.schemas.registry.SchemaRegistry}.
@NullMarked
package dev.lexlog.schemas.registry;

import org.jspecify.annotations.NullMarked;
