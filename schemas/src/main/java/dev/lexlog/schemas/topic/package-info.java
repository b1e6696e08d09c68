/// Topic names, keys and partitions. Entry: {@link dev.lexlog.schemas.topic.Topics}. Rule: names
/// are a public contract.
@NullMarked
package dev.lexlog.schemas.topic;

import org.jspecify.annotations.NullMarked;
