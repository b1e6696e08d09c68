/// The embedding stages: every chunk on the log gets its vector on the log, of each wanted model.
/// Entry: {@link dev.lexlog.worker.embed.EmbeddingStages}. Rule: the loop's thread alone touches
/// consumer and producer; the model works on a thread of its own.
@NullMarked
package dev.lexlog.worker.embed;

import org.jspecify.annotations.NullMarked;
