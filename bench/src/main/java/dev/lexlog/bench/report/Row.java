package dev.lexlog.bench.report;

/// One measurement: the figure, the baseline's, how they compare, the goal.
public record Row(String what, String figure, String baseline, String compared, Goal goal) {

    public static Row of(String what, String figure) {
        return new Row(what, figure, "", "", Goal.NONE);
    }

    String markdown() {
        return "| "
                + String.join(" | ", what, figure, baseline, compared, goal.cell())
                        .replace("\n", " ")
                + " |";
    }
}
