package dev.lexlog.embedding.http;

import java.util.ArrayList;
import java.util.List;

/// Splits a text into pieces of bounded length that together are the text: after a space where
/// there is one in the last half of a piece, never inside a surrogate pair.
final class CharacterWindows {
    private CharacterWindows() {}

    static List<String> of(String text, int longest) {
        var windows = new ArrayList<String>();
        int start = 0;
        while (text.length() - start > longest) {
            int end = boundary(text, start, start + longest);
            windows.add(text.substring(start, end));
            start = end;
        }
        windows.add(text.substring(start));
        return windows;
    }

    private static int boundary(String text, int start, int limit) {
        for (int end = limit; end > start + (limit - start) / 2; end--) {
            if (Character.isWhitespace(text.charAt(end - 1))) {
                return end;
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
