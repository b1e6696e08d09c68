/// Clusters of terms that lie near each other. Entry: {@link dev.lexlog.api.cluster.Clusters}.
/// Rule: clusters of one number in two scopes have nothing in common.
@NullMarked
package dev.lexlog.api.cluster;

import org.jspecify.annotations.NullMarked;
