package dev.lexlog.worker.chunk;

import java.util.List;
import java.util.Locale;

/// Cuts a document's text into chunks: {@link BlockReader} finds the blocks, {@link Splitter} makes
/// units of them that are never cut, {@link Packer} packs those up to the target. Lengths and
/// places count code points; a chunk's length is that of its text in the content, gaps between
/// blocks included.
///
/// In a long text without headings {@link Landmarks} ends some chunks before they are full, so that
/// an edit changes the chunks around it and few behind them (decision 0003).
///
/// `text/html` is reduced to text first and its pieces have no place; every other content type,
/// known or not, is read as Markdown, which plain text is a part of. Blank content has no pieces.
public final class Chunker {
    private final ChunkerSettings settings;

    public Chunker(ChunkerSettings settings) {
        this.settings = settings;
    }

    public List<Piece> chunk(String content, String contentType) {
        return chunk(content, contentType, Integer.MAX_VALUE).kept();
    }

    /// Keeps the first `most` pieces and counts the rest: content of many short sections falls into
    /// pieces that take many times its memory.
    public Pieces chunk(String content, String contentType, int most) {
        if (isHtml(contentType)) {
            var cut = cut(HtmlText.of(content), most);
            return new Pieces(cut.kept().stream().map(Chunker::withoutPlace).toList(), cut.count());
        }
        return cut(content, most);
    }

    private Pieces cut(String content, int most) {
        var text = CodePoints.of(content);
        var packer = new Packer(text, settings, most);
        var splitter = new Splitter(text, settings, packer);
        var blocks = new BlockReader(text);
        for (var block = blocks.next(); block != null; block = blocks.next()) {
            splitter.add(block);
        }
        splitter.addHeadings();
        return packer.finish();
    }

    private static Piece withoutPlace(Piece piece) {
        return new Piece(piece.section(), piece.text(), null, null);
    }

    private static boolean isHtml(String contentType) {
        int parameters = contentType.indexOf(';');
        var type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "text/html", "application/xhtml+xml" -> true;
            default -> false;
        };
    }
}
