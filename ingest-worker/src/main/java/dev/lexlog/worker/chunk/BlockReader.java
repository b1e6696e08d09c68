package dev.lexlog.worker.chunk;

import dev.lexlog.worker.chunk.Block.Kind;
import org.jspecify.annotations.Nullable;

/// Reads a text block by block: headings, sheets, fenced code, runs of table rows or list items,
/// and paragraphs. Paragraphs end at blank lines, or at every line when no blank line parts the
/// text.
final class BlockReader {
    private final CodePoints text;
    private final boolean everyLineIsAParagraph;
    private final Breadcrumb breadcrumb = new Breadcrumb();
    private Line line;

    BlockReader(CodePoints text) {
        this.text = text;
        everyLineIsAParagraph = !isPartedByBlankLines(text);
        line = Line.at(text, 0);
    }

    /// The next block, or null behind the last one.
    @Nullable Block next() {
        while (line.isBlank()) {
            if (line.next() == text.length()) {
                return null;
            }
            line = Line.at(text, line.next());
        }
        var first = line;
        var kind = kindOf(first, null);
        int end = endOfBlock(first, kind);
        switch (kind) {
            case SHEET -> breadcrumb.enter(0, first.sheetName());
            case HEADING -> breadcrumb.enter(first.headingLevel(), first.headingTitle());
            case TABLE, LIST, CODE, PARAGRAPH -> {}
        }
        return new Block(kind, first.start(), end, breadcrumb.section());
    }

    /// Also moves `line` behind the block.
    private int endOfBlock(Line first, Kind kind) {
        if (kind == Kind.CODE) {
            var last = endOfFence(first);
            line = Line.at(text, last.next());
            return last.end();
        }
        int end = first.end();
        line = Line.at(text, first.next());
        while (!line.isBlank() && continues(kind)) {
            end = line.end();
            line = Line.at(text, line.next());
        }
        return end;
    }

    private boolean continues(Kind kind) {
        return switch (kind) {
            case SHEET, HEADING, CODE -> false;
            case TABLE -> kindOf(line, kind) == Kind.TABLE;
            case LIST -> {
                var next = kindOf(line, kind);
                yield next == Kind.LIST || (next == Kind.PARAGRAPH && line.isIndented());
            }
            case PARAGRAPH -> !everyLineIsAParagraph && kindOf(line, kind) == Kind.PARAGRAPH;
        };
    }

    /// A row such as `- | 5 | 7` is both a list item and a table row: it stays with its neighbours.
    private static Kind kindOf(Line line, @Nullable Kind before) {
        if (line.fenceLength() > 0) {
            return Kind.CODE;
        }
        if (line.headingLevel() > 0) {
            return Kind.HEADING;
        }
        if (line.isSheet()) {
            return Kind.SHEET;
        }
        if (before == Kind.TABLE && line.isTableRow()) {
            return Kind.TABLE;
        }
        if (line.isListItem()) {
            return Kind.LIST;
        }
        return line.isTableRow() ? Kind.TABLE : Kind.PARAGRAPH;
    }

    /// The closing fence, or the last line with text when the fence is never closed.
    private Line endOfFence(Line opening) {
        return endOfFence(text, opening);
    }

    private static Line endOfFence(CodePoints text, Line opening) {
        var last = opening;
        for (var at = opening; at.next() < text.length(); ) {
            at = Line.at(text, at.next());
            if (at.closesFence(opening)) {
                return at;
            }
            last = at.isBlank() ? last : at;
        }
        return last;
    }

    private static boolean isPartedByBlankLines(CodePoints text) {
        boolean blankSeen = false;
        boolean textSeen = false;
        for (int at = 0; at < text.length(); ) {
            var line = Line.at(text, at);
            if (!line.isBlank() && blankSeen) {
                return true;
            }
            blankSeen = line.isBlank() && textSeen;
            textSeen |= !line.isBlank();
            at = (line.fenceLength() > 0 ? endOfFence(text, line) : line).next();
        }
        return false;
    }
}
