package dev.lexlog.embedding.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Splits a text into words as BERT's uncased models were trained: control characters removed,
/// accents stripped, lower case, punctuation and CJK ideographs each a word of their own.
final class BertWords {
    /// The ranges of BERT's own tokenizer, not the newer ones of Unicode.
    private static final int[][] IDEOGRAPHS = {
        {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x2A6DF},
        {0x2A700, 0x2B73F}, {0x2B740, 0x2B81F}, {0x2B920, 0x2CEAF}, {0x2F800, 0x2FA1F},
    };

    private BertWords() {}

    static List<String> of(String text) {
        String plain = withoutAccents(cleaned(text));
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        plain.codePoints()
                .forEach(c -> {
                    if (isSpace(c)) {
                        finish(word, words);
                    } else if (isPunctuation(c)) {
                        finish(word, words);
                        words.add(Character.toString(c));
                    } else {
                        word.appendCodePoint(c);
                    }
                });
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static String cleaned(String text) {
        var result = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    if (isSpace(c)) {
                        result.append(' ');
                    } else if (isIdeograph(c)) {
                        result.append(' ').appendCodePoint(c).append(' ');
                    } else if (!isDropped(c)) {
                        result.appendCodePoint(c);
                    }
                });
        return result.toString();
    }

    private static String withoutAccents(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        var result = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
    }

    private static boolean isDropped(int c) {
        return c == 0xFFFD
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED ->
                            true;
                    default -> false;
                };
    }

    /// Every ASCII sign counts, also those that Unicode calls symbols (`$+<=>^|~` and the
    /// backtick).
    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c > ' ' && c != 127 && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }

    private static boolean isIdeograph(int c) {
        for (int[] range : IDEOGRAPHS) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
