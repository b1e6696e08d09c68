/// How fast it is and how much memory it takes, each figure beside a baseline of the same run.
/// Entry: {@link dev.lexlog.bench.BenchMain}. Rule: what is compared runs on the same machine,
/// within the same minutes, on the same data.
@NullMarked
package dev.lexlog.bench;

import org.jspecify.annotations.NullMarked;
