package dev.lexlog.store.embedded.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// The words of a text, any of which may match. Lucene refuses more than 1,024 clauses: of a longer
/// text the rarest words are asked, and `complete` is false.
record WordsQuery(Query query, boolean complete) {
    private static final int MOST_WORDS = 1_000;

    static WordsQuery of(String text, Analyzer analyser, IndexReader reader) throws IOException {
        var found = new LinkedHashMap<Term, Word>();
        for (var counted : count(text, analyser).entrySet()) {
            var term = new Term(Fields.TEXT, counted.getKey());
            int documents = reader.docFreq(term);
            if (documents > 0) {
                found.put(term, new Word(term, counted.getValue(), documents));
            }
        }
        var query = new BooleanQuery.Builder();
        asked(found).forEach(word -> query.add(word.query(), Occur.SHOULD));
        return new WordsQuery(query.build(), found.size() <= MOST_WORDS);
    }

    private static Map<BytesRef, Integer> count(String text, Analyzer analyser) throws IOException {
        var counts = new LinkedHashMap<BytesRef, Integer>();
        try (var tokens = analyser.tokenStream(Fields.TEXT, text)) {
            var token = tokens.addAttribute(TermToBytesRefAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                counts.merge(BytesRef.deepCopyOf(token.getBytesRef()), 1, Integer::sum);
            }
            tokens.end();
        }
        return counts;
    }

    private static Stream<Word> asked(Map<Term, Word> found) {
        if (found.size() <= MOST_WORDS) {
            return found.values().stream();
        }
        return found.values().stream()
                .sorted(Comparator.comparingInt(Word::documents))
                .limit(MOST_WORDS);
    }

    boolean isEmpty() {
        return query instanceof BooleanQuery words && words.clauses().isEmpty();
    }

    private record Word(Term term, int times, int documents) {
        Query query() {
            var query = new TermQuery(term);
            return times == 1 ? query : new BoostQuery(query, times);
        }
    }
}
