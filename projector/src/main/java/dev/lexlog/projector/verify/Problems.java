package dev.lexlog.projector.verify;

import java.util.ArrayList;
import java.util.List;

/// Why a table is not the fold of its log, in words.
final class Problems {
    private Problems() {}

    static List<String> of(TableFindings table, Comparison comparison, LogFold fold) {
        var problems = new ArrayList<String>();
        var log = table.log();
        if (!log.none()) {
            problems.add(
                    "%s: %d rows are only in the log, %d only in the tables, %d differ: %s"
                            .formatted(
                                    table.table(),
                                    log.onlyThere(),
                                    log.onlyHere(),
                                    log.different(),
                                    log.examples()));
        }
        if (comparison.inSeveralPartitions() > 0) {
            problems.add(
                    "%s: %d keys are in more than one partition"
                            .formatted(table.table(), comparison.inSeveralPartitions()));
        }
        if (fold.unreadableCount() > 0) {
            problems.add(
                    "%s: %d records are no rows: %s"
                            .formatted(table.table(), fold.unreadableCount(), fold.unreadable()));
        }
        return problems;
    }
}
