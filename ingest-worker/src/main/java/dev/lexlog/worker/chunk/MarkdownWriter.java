package dev.lexlog.worker.chunk;

import org.jspecify.annotations.Nullable;

/// Puts Markdown together from text and breaks. Space collapses as in HTML, and text that only
/// looks like a heading or a fence is escaped.
final class MarkdownWriter {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int gap;
    private String indent = "";
    private @Nullable String marker;

    void text(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (" \t\n\r\f".indexOf(c) < 0) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
    }

    void endLine() {
        var text = line.toString().strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            put((marker == null ? indent : marker) + (marker == null ? escaped(text) : text));
            marker = null;
        }
    }

    void endParagraph() {
        endLine();
        gap = 2;
    }

    /// The next text opens a list item, and lines that follow it belong to the item.
    void startItem(String indent, String mark) {
        endLine();
        marker = indent + mark;
        this.indent = indent + "  ";
    }

    void endItem(String indent) {
        endLine();
        marker = null;
        this.indent = indent;
    }

    /// Lines that are Markdown already.
    void markdown(String lines) {
        endLine();
        put(lines);
    }

    @Override
    public String toString() {
        endLine();
        return out.toString();
    }

    private void put(String text) {
        out.repeat('\n', out.isEmpty() ? 0 : gap).append(text);
        gap = 1;
    }

    private String escaped(String text) {
        var read = Line.at(CodePoints.of(text), 0);
        boolean heading = indent.isEmpty() && read.headingLevel() > 0;
        return heading || read.fenceLength() > 0 ? "\\" + text : text;
    }
}
