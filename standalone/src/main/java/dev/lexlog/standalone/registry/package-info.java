/// Apicurio Registry as a child process whose records lie on our own broker. Entry: {@link
/// dev.lexlog.standalone.registry.RegistryProcess}. Rule: the child never outlives this process.
@NullMarked
package dev.lexlog.standalone.registry;

import org.jspecify.annotations.NullMarked;
