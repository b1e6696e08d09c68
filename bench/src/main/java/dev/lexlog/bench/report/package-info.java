/// Figures and how they are shown. Entry: {@link dev.lexlog.bench.report.Report}. Rule: nothing
/// here measures.
@NullMarked
package dev.lexlog.bench.report;

import org.jspecify.annotations.NullMarked;
