package dev.lexlog.worker.chunk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The text of an HTML page as Markdown that the chunker understands: headings as `#` lines, lists
/// as `-` and `1.` lines, table rows as `|` lines, `pre` as fenced code. Scripts, styles and the
/// head are left out.
///
/// A table that holds headings, lists, code or other tables only lays out the page: its cells are
/// read as ordinary text.
final class HtmlText implements NodeFilter {
    private static final Set<String> SKIPPED =
            Set.of("head", "script", "style", "template", "noscript", "svg", "iframe");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> NOT_IN_A_GRID =
            Set.of("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre");
    private static final int DEEPEST_INDENT = 10;

    private final MarkdownWriter out = new MarkdownWriter();

    /// For every open list the number of its next item; 0 in a bulleted one.
    private final Deque<Integer> lists = new ArrayDeque<>();

    private HtmlText() {}

    static String of(String html) {
        var reader = new HtmlText();
        Jsoup.parse(html).filter(reader);
        return reader.out.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            out.text(words.getWholeText());
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? enter(element) : FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        switch (element.normalName()) {
            case "ul", "ol" -> {
                lists.poll();
                out.endItem(indent());
                endBlock();
            }
            case "li" -> out.endItem(indent());
            case "td", "th" -> out.endLine();
            default -> {
                if (element.isBlock()) {
                    endBlock();
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult enter(Element element) {
        var name = element.normalName();
        if (SKIPPED.contains(name)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (HEADINGS.contains(name)) {
            return block(heading(element));
        }
        switch (name) {
            case "pre" -> {
                return block(fenced(element.wholeText()));
            }
            case "table" -> {
                return isGrid(element) ? grid(element) : FilterResult.CONTINUE;
            }
            case "br" -> out.endLine();
            case "ul", "ol" -> {
                endBlock();
                lists.push(name.equals("ol") ? 1 : 0);
            }
            case "li" -> out.startItem(indent(), mark());
            default -> {
                if (element.isBlock()) {
                    endBlock();
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult block(String markdown) {
        if (!markdown.isEmpty()) {
            out.endParagraph();
            out.markdown(markdown);
            out.endParagraph();
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult grid(Element table) {
        out.endParagraph();
        for (var row : table.select("caption, tr")) {
            if (row.nameIs("caption")) {
                out.text(row.text());
                out.endParagraph();
            } else if (row.hasText()) {
                out.markdown(row(row));
            }
        }
        out.endParagraph();
        return FilterResult.SKIP_ENTIRELY;
    }

    /// Inside a list, paragraphs are lines of their item.
    private void endBlock() {
        if (lists.isEmpty()) {
            out.endParagraph();
        } else {
            out.endLine();
        }
    }

    private String indent() {
        return "  ".repeat(Math.clamp(lists.size() - 1, 0, DEEPEST_INDENT));
    }

    private String mark() {
        int number = lists.isEmpty() ? 0 : lists.pop();
        lists.push(number == 0 ? 0 : number + 1);
        return number == 0 ? "- " : number + ". ";
    }

    private static String heading(Element element) {
        var words = element.text().strip();
        return words.isEmpty()
                ? ""
                : "#".repeat(element.normalName().charAt(1) - '0') + " " + words;
    }

    private static String row(Element row) {
        return row.children().stream()
                .map(cell -> cell.text().strip().replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String fenced(String code) {
        if (code.isBlank()) {
            return "";
        }
        var fence = "`".repeat(Math.max(3, longestRun(code) + 1));
        return fence + "\n" + code.stripTrailing() + "\n" + fence;
    }

    private static int longestRun(String code) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < code.length(); i++) {
            run = code.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static boolean isGrid(Element table) {
        return table.stream().skip(1).noneMatch(e -> NOT_IN_A_GRID.contains(e.normalName()));
    }
}
