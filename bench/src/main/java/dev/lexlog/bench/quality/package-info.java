/// How good the answers are: nDCG@10 on a collection with relevance judgments, through the whole
/// running stack, beside baselines that do not use it. Entry: {@link
/// dev.lexlog.bench.quality.QualityMain}. Rule: a baseline shares no code with what it judges, the
/// model apart.
@NullMarked
package dev.lexlog.bench.quality;

import org.jspecify.annotations.NullMarked;
