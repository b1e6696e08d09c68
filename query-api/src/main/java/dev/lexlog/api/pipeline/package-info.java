/// How far records have come on their way from the input topics to the tables. Entry: {@link
/// dev.lexlog.api.pipeline.Pipeline}. Rule: it looks and never writes, joins no consumer group and
/// commits nothing.
@NullMarked
package dev.lexlog.api.pipeline;

import org.jspecify.annotations.NullMarked;
