/// Proof against software that is not ours: Confluent's classes and a real registry.
@NullMarked
package dev.lexlog.schemas.interop;

import org.jspecify.annotations.NullMarked;
