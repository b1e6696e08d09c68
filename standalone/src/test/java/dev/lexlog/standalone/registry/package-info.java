/// Tests of the registry as a child process.
@NullMarked
package dev.lexlog.standalone.registry;

import org.jspecify.annotations.NullMarked;
