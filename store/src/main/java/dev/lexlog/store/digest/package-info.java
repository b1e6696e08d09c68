/// Checksums of whole tables (law 4). Entry: {@link dev.lexlog.store.digest.TableDigest}. Rule: the
/// same rows have the same digest, in any order and from any engine.
@NullMarked
package dev.lexlog.store.digest;

import org.jspecify.annotations.NullMarked;
