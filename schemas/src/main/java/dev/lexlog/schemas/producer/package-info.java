/// For Java programs that publish to Lexlog. Entry: {@link
/// dev.lexlog.schemas.producer.LexlogProducer}. Rule: nothing here judges an event; the worker
/// does, and what it refuses becomes a dead letter.
@NullMarked
package dev.lexlog.schemas.producer;

import org.jspecify.annotations.NullMarked;
