/// Which terms belong together, as computed elsewhere. Entry: {@link
/// dev.lexlog.worker.cluster.ClusterStage}. Rule: an event replaces all clusters of its scope.
@NullMarked
package dev.lexlog.worker.cluster;

import org.jspecify.annotations.NullMarked;
