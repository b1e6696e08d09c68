package dev.lexlog.embedding.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.failure.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A BERT uncased WordPiece tokenizer over the vocabulary of a `tokenizer.json`. Gives the tokens
/// of the whole text: it has no limit, and does not read the file's truncation and padding. Two
/// differences to the reference on purpose: a word over 100 characters is split, where the
/// reference makes one unknown token of it, and `[SEP]` in a text is text.
final class WordPiece {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> starts;
    private final Map<String, Integer> continuations;
    private final int longestPiece;
    private final int unknown;
    private final int first;
    private final int last;

    private WordPiece(Map<String, Integer> vocabulary) {
        this.starts = HashMap.newHashMap(vocabulary.size());
        this.continuations = HashMap.newHashMap(vocabulary.size());
        vocabulary.forEach((piece, id) -> {
            if (piece.startsWith("##")) {
                continuations.put(piece.substring(2), id);
            }
            starts.put(piece, id);
        });
        this.longestPiece =
                vocabulary.keySet().stream().mapToInt(String::length).max().orElseThrow();
        this.unknown = special(vocabulary, "[UNK]");
        this.first = special(vocabulary, "[CLS]");
        this.last = special(vocabulary, "[SEP]");
    }

    static WordPiece read(InputStream tokenizerJson) {
        try {
            JsonNode model = new ObjectMapper().readTree(tokenizerJson).path("model");
            if (!model.path("type").asText("WordPiece").equals("WordPiece")) {
                throw new Fault("tokenizer is " + model.path("type") + ", known: WordPiece");
            }
            var vocabulary = new HashMap<String, Integer>();
            model.path("vocab")
                    .properties()
                    .forEach(entry -> vocabulary.put(entry.getKey(), entry.getValue().asInt()));
            return new WordPiece(vocabulary);
        } catch (IOException e) {
            throw new Fault("the tokenizer's vocabulary cannot be read", e);
        }
    }

    private static int special(Map<String, Integer> vocabulary, String token) {
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw new Fault("the tokenizer's vocabulary has no " + token);
        }
        return id;
    }

    /// Without the tokens that open and close a sequence.
    Tokens tokens(String text) {
        var tokens = new Tokens.Builder();
        for (String word : BertWords.of(text)) {
            int[] codePoints = word.codePoints().toArray();
            for (int from = 0; from < codePoints.length; from += LONGEST_WORD) {
                int length = Math.min(LONGEST_WORD, codePoints.length - from);
                addWord(new String(codePoints, from, length), tokens);
            }
        }
        return tokens.build(first, last);
    }

    private void addWord(String word, Tokens.Builder tokens) {
        var pieces = new int[word.length()];
        int count = 0;
        for (int start = 0; start < word.length(); ) {
            int end = Math.min(word.length(), start + longestPiece);
            Integer id = piece(word, start, end);
            while (id == null && --end > start) {
                id = piece(word, start, end);
            }
            if (id == null) {
                tokens.addWord(unknown);
                return;
            }
            pieces[count++] = id;
            start = end;
        }
        tokens.addWord(Arrays.copyOf(pieces, count));
    }

    private @Nullable Integer piece(String word, int start, int end) {
        return (start == 0 ? starts : continuations).get(word.substring(start, end));
    }
}
