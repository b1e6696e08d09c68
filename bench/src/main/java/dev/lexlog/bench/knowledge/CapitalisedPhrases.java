package dev.lexlog.bench.knowledge;

import dev.lexlog.schemas.event.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a naive extractor finds: one to three words in a row that begin with a capital letter.
final class CapitalisedPhrases {
    private static final Pattern PHRASE =
            Pattern.compile("\\b\\p{Lu}[\\w-]*(?: \\p{Lu}[\\w-]*){0,2}");

    private CapitalisedPhrases() {}

    /// With places in code points, as an event wants them.
    static List<Mention> in(String text) {
        var mentions = new ArrayList<Mention>();
        var matcher = PHRASE.matcher(text);
        int read = 0;
        int start = 0;
        while (matcher.find()) {
            start += text.codePointCount(read, matcher.start());
            read = matcher.start();
            int end = start + text.codePointCount(read, matcher.end());
            var name = matcher.group();
            mentions.add(new Mention(name, null, "concept", null, 1, start, end, null));
        }
        return mentions;
    }
}
