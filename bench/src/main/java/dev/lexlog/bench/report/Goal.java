package dev.lexlog.bench.report;

/// What a figure has to be, and whether it was.
public record Goal(String text, boolean met) {
    /// For a figure that is only looked at.
    public static final Goal NONE = new Goal("", true);

    public static Goal atMost(double limit, double value, String unit) {
        return new Goal(text("at most", limit, unit), value <= limit);
    }

    public static Goal atLeast(double limit, double value, String unit) {
        return new Goal(text("at least", limit, unit), value >= limit);
    }

    String cell() {
        if (text.isEmpty()) {
            return "";
        }
        return text + (met ? ": met" : ": **missed**");
    }

    private static String text(String bound, double limit, String unit) {
        return (bound + " " + trimmed(limit) + " " + unit).strip();
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
