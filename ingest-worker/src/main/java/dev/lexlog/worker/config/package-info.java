/// The settings of both stages. Entry: {@link dev.lexlog.worker.config.WorkerConfig}. Rule: every
/// default stands here.
@NullMarked
package dev.lexlog.worker.config;

import org.jspecify.annotations.NullMarked;
