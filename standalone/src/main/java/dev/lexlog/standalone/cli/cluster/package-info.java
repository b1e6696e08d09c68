/// `lexlog cluster`: what belongs together by its vectors. Entry: {@link
/// dev.lexlog.standalone.cli.cluster.ClusterCommand}. Rule: the same data and seed give the same
/// clusters.
@NullMarked
package dev.lexlog.standalone.cli.cluster;

import org.jspecify.annotations.NullMarked;
