package dev.lexlog.embedding;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.List;

/// Signed feature hashing of words and of their three-letter parts: no model, the same vector on
/// every machine. Texts that share words lie near each other; it knows nothing of meaning. Words
/// weigh as much as they have letters, which keeps the short function words from ruling.
final class HashingEmbedder implements Embedder {
    static final int DEFAULT_DIMENSION = 384;

    /// One place alone would give one vector to texts that differ in two words of one place.
    private static final int PLACES_OF_A_WORD = 4;

    private static final int GRAM = 3;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final EmbeddingModel model;

    HashingEmbedder(int dimension) {
        this.model = model(dimension);
    }

    static EmbeddingModel model(int dimension) {
        return new EmbeddingModel("hashing:" + dimension, dimension);
    }

    @Override
    public EmbeddingModel model() {
        return model;
    }

    @Override
    public List<Embedding> embedPassages(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    @Override
    public Embedding embedQuery(String text) {
        return embed(text);
    }

    @Override
    public void close() {}

    private Embedding embed(String text) {
        var values = new float[model.dimension()];
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            }
            if (!inside && start >= 0) {
                addWord(values, text, start, i);
                start = -1;
            }
        }
        return direction(values);
    }

    private static void addWord(float[] values, String text, int start, int end) {
        long hash = hash(text, start, end);
        for (int i = 0; i < PLACES_OF_A_WORD; i++) {
            add(values, mixed(hash + i), end - start);
        }
        for (int i = start; end - start > GRAM && i + GRAM <= end; i++) {
            add(values, mixed(~hash(text, i, i + GRAM)), 1);
        }
    }

    private static void add(float[] values, long hash, int weight) {
        int place = (int) Long.remainderUnsigned(hash >>> 1, values.length);
        values[place] += (hash & 1) == 0 ? weight : -weight;
    }

    /// FNV-1a over the lower-cased characters.
    private static long hash(String text, int start, int end) {
        long hash = FNV_OFFSET;
        for (int i = start; i < end; i++) {
            hash = (hash ^ Character.toLowerCase(text.charAt(i))) * FNV_PRIME;
        }
        return hash;
    }

    /// The finaliser of MurmurHash3: the lowest bits of FNV alone are poor.
    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /// A text without words, or whose features cancel out, gets a direction as well.
    private static Embedding direction(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return Embedding.of(values).normalised();
            }
        }
        values[0] = 1;
        return Embedding.of(values);
    }
}
