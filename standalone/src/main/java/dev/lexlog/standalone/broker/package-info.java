/// A Kafka broker inside this process, durable in the data folder. Entry: {@link
/// dev.lexlog.standalone.broker.EmbeddedBroker}. Rule: Kafka never ends the process; what is fatal
/// to it is reported.
@NullMarked
package dev.lexlog.standalone.broker;

import org.jspecify.annotations.NullMarked;
