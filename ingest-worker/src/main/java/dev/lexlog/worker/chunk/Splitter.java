package dev.lexlog.worker.chunk;

import dev.lexlog.worker.chunk.Block.Kind;
import org.jspecify.annotations.Nullable;

/// Turns blocks into the units that the packer may not cut: headings are tied to what follows them,
/// blocks over the table limit become their lines, and lines over it become words.
final class Splitter {
    private final CodePoints text;
    private final ChunkerSettings settings;
    private final Packer packer;

    /// The headings read since the last other block.
    private @Nullable Unit headings;

    private int headingCount;

    Splitter(CodePoints text, ChunkerSettings settings, Packer packer) {
        this.text = text;
        this.settings = settings;
        this.packer = packer;
    }

    void add(Block block) {
        switch (block.kind()) {
            case SHEET -> {
                addHeadings();
                packer.endRun();
                addHeading(block);
            }
            case HEADING -> addHeading(block);
            case TABLE, LIST, CODE, PARAGRAPH -> {
                if (block.length() <= settings.tableLimit()) {
                    addUnit(block.start(), block.end(), block.section());
                } else {
                    addLines(block);
                }
            }
        }
    }

    /// Call at the end: headings with nothing behind them become a chunk too.
    void addHeadings() {
        if (headings != null) {
            packer.add(headings);
        }
        headings = null;
        headingCount = 0;
    }

    private void addHeading(Block block) {
        int end = block.end();
        if (block.length() > settings.tableLimit()) {
            end = endOfWords(block.start(), block.end(), settings.target());
        }
        tie(block.start(), end, block.section());
        addWords(end, block.end(), block.section(), settings.target());
    }

    /// A single heading waits for what follows it whatever that is; an endless list of headings
    /// does not.
    private void tie(int start, int end, @Nullable String section) {
        addHeadingsFarFrom(start);
        if (headings != null && headingCount > 1 && end - headings.start() > settings.target()) {
            addHeadings();
        }
        headings =
                headings == null
                        ? new Unit(start, end, section, true)
                        : new Unit(headings.start(), end, headings.section(), true);
        headingCount++;
    }

    private void addUnit(int start, int end, @Nullable String section) {
        addHeadingsFarFrom(start);
        if (headings == null) {
            packer.add(new Unit(start, end, section, false));
            return;
        }
        packer.add(new Unit(headings.start(), end, headings.section(), true));
        headings = null;
        headingCount = 0;
    }

    /// A megabyte of blank lines below a heading must not become a chunk.
    private void addHeadingsFarFrom(int start) {
        if (headings != null && start - headings.end() > settings.target()) {
            addHeadings();
        }
    }

    private void addLines(Block block) {
        packer.endRun();
        var header = block.kind() == Kind.TABLE ? headerOf(block) : null;
        int start = block.start();
        if (header != null) {
            packer.startTable(header);
            tie(header.start(), header.end(), block.section());
            start = Line.at(text, header.end()).next();
        }
        for (int at = start; at < block.end(); ) {
            var line = Line.at(text, at);
            if (line.end() - line.start() <= settings.tableLimit()) {
                if (!line.isBlank()) {
                    addUnit(line.start(), line.end(), block.section());
                }
            } else {
                addWords(line.start(), line.end(), block.section(), packer.room());
            }
            at = line.next();
        }
        if (header != null) {
            packer.endRun();
        }
    }

    /// Null when the header is so long that repeating it would more than double the table.
    private @Nullable Range headerOf(Block table) {
        var header = Line.at(text, table.start());
        var rule = Line.at(text, header.next());
        int end = rule.start() < table.end() && rule.isTableRule() ? rule.end() : header.end();
        var range = new Range(table.start(), end);
        return range.length() <= settings.tableLimit() / 2 ? range : null;
    }

    private void addWords(int start, int end, @Nullable String section, int room) {
        for (int at = text.trimmedStart(start, end); at < end; ) {
            int wordsEnd = endOfWords(at, end, room);
            addUnit(at, wordsEnd, section);
            at = text.trimmedStart(wordsEnd, end);
        }
    }

    /// The end of as many whole words from `start` on as fit, or of as much of one word.
    private int endOfWords(int start, int end, int room) {
        if (end - start <= room) {
            return end;
        }
        for (int at = start + room; at > start; at--) {
            if (text.isSpace(at)) {
                int trimmed = text.trimmedEnd(start, at);
                return trimmed > start ? trimmed : start + room;
            }
        }
        return start + room;
    }
}
