/// How a command reaches a running stack. Entry: {@link
/// dev.lexlog.standalone.cli.client.LexlogApi}. Rule: only the public HTTP contract.
@NullMarked
package dev.lexlog.standalone.cli.client;

import org.jspecify.annotations.NullMarked;
