package dev.lexlog.worker.chunk;

/// A line `[start, end)` without trailing space, and where the next one starts. What a line *is* in
/// Markdown is decided here and nowhere else.
record Line(CodePoints text, int start, int end, int next) {
    private static final String SHEET = "[Sheet:";
    private static final int TAB = '\t';

    static Line at(CodePoints text, int start) {
        int at = start;
        while (at < text.length() && text.at(at) != '\n' && text.at(at) != '\r') {
            at++;
        }
        int next = text.is(at, '\r') && text.is(at + 1, '\n') ? at + 2 : at + 1;
        return new Line(text, start, text.trimmedEnd(start, at), Math.min(next, text.length()));
    }

    boolean isBlank() {
        return start == end;
    }

    boolean isIndented() {
        return text.is(start, ' ') || text.is(start, TAB);
    }

    /// 1 to 6, or 0 when the line is no heading. The space may be all that follows the marks.
    int headingLevel() {
        int level = run(first(), '#');
        return level <= 6 && text.is(first() + level, ' ') ? level : 0;
    }

    /// The heading's words, without the closing marks that Markdown allows (`## Words ##`).
    String headingTitle() {
        int from = text.trimmedStart(first() + headingLevel(), end);
        int to = end;
        while (to > from && text.at(to - 1) == '#') {
            to--;
        }
        boolean closed = to == from || text.isSpace(to - 1);
        return text.substring(from, closed ? text.trimmedEnd(from, to) : end);
    }

    boolean isSheet() {
        if (end - first() <= SHEET.length() || !text.is(end - 1, ']')) {
            return false;
        }
        return text.substring(first(), first() + SHEET.length()).equals(SHEET);
    }

    String sheetName() {
        return text.substring(first() + SHEET.length(), end - 1).strip();
    }

    boolean isTableRow() {
        int bars = 0;
        for (int i = start; i < end && bars < 2; i++) {
            bars += text.at(i) == '|' ? 1 : 0;
        }
        return bars == 2;
    }

    /// The row of dashes below a header row: `|---|:--:|`.
    boolean isTableRule() {
        boolean dash = false;
        for (int i = start; i < end; i++) {
            dash |= text.at(i) == '-';
            if ("|-: \t".indexOf(text.at(i)) < 0) {
                return false;
            }
        }
        return dash && isTableRow();
    }

    boolean isListItem() {
        int at = text.trimmedStart(start, end);
        int digits = 0;
        while (at + digits < end && text.at(at + digits) >= '0' && text.at(at + digits) <= '9') {
            digits++;
        }
        boolean marked = digits > 0 ? text.is(at + digits, '.') : at < end && isBullet(text.at(at));
        int behind = at + digits + 1;
        return marked && (behind == end || (behind < end && text.isSpace(behind)));
    }

    /// How many marks open a fenced code block here: 3 or more, or 0.
    int fenceLength() {
        int at = text.trimmedStart(start, end);
        if (at == end || (text.at(at) != '`' && text.at(at) != '~')) {
            return 0;
        }
        int length = run(at, text.at(at));
        if (length < 3) {
            return 0;
        }
        for (int i = at + length; i < end && text.at(at) == '`'; i++) {
            if (text.at(i) == '`') {
                return 0;
            }
        }
        return length;
    }

    boolean closesFence(Line opening) {
        int mark = text.at(text.trimmedStart(opening.start, opening.end));
        int at = text.trimmedStart(start, end);
        int length = run(at, mark);
        return length >= opening.fenceLength() && at + length == end;
    }

    /// A byte order mark or a form feed in front of a heading does not hide it.
    private int first() {
        int at = start;
        while (at < end && (text.at(at) == '\f' || text.at(at) == 0xFEFF)) {
            at++;
        }
        return at;
    }

    private int run(int from, int mark) {
        int at = from;
        while (at < end && text.at(at) == mark) {
            at++;
        }
        return at - from;
    }

    private static boolean isBullet(int codePoint) {
        return codePoint == '-' || codePoint == '*' || codePoint == '+';
    }
}
