package dev.lexlog.standalone.blackbox;

import dev.lexlog.standalone.stack.Stack;
import java.net.URI;

/// Where a stack listens.
///
/// @param kafka host and port of a broker
/// @param registry URL with its path
public record Address(URI api, String kafka, String registry) {
    public static Address of(Stack stack) {
        return new Address(
                stack.api(), stack.bootstrapServers(), stack.schemaRegistry().toString());
    }
}
