package dev.lexlog.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lexlog.schemas.model.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every embedder does. Written so that an embedder that does nothing fails each of them.
public interface EmbedderContract {
    Embedder embedder();

    @Test
    default void everyTextGetsAVectorOfTheModelsDimensionAndLengthOne() {
        List<Embedding> embeddings = embedder().embedPassages(texts(5));

        assertThat(embeddings).hasSize(5);
        assertThat(embeddings)
                .allSatisfy(embedding -> {
                    assertThat(embedding.dimension()).isEqualTo(embedder().model().dimension());
                    assertThat(embedding.length()).isCloseTo(1, within(1e-5));
                });
    }

    @Test
    default void vectorsComeInTheOrderOfTheTexts() {
        List<String> texts = texts(40);
        List<Embedding> together = embedder().embedPassages(texts);

        assertThat(together).hasSize(40).doesNotHaveDuplicates();
        assertThat(embedder().embedPassages(texts.reversed())).isEqualTo(together.reversed());
    }

    @Test
    default void theSameTextGetsTheSameVectorAloneAndAmongOthers() {
        List<Embedding> together = embedder().embedPassages(texts(3));

        assertThat(together).hasSize(3);
        assertThat(embedder().embedPassages(List.of(texts(3).get(1))).getFirst())
                .isEqualTo(together.get(1));
    }

    @Test
    default void noTextsGiveNoVectorsAndOneGivesOne() {
        assertThat(embedder().embedPassages(List.of())).isEmpty();
        assertThat(embedder().embedPassages(List.of("one"))).hasSize(1);
    }

    @Test
    default void emptyAndBlankTextsGetAVector() {
        List<Embedding> embeddings = embedder().embedPassages(List.of("", " ", "\n\n", "\uD83D"));

        assertThat(embeddings).hasSize(4);
        assertThat(embeddings).allSatisfy(e -> assertThat(e.length()).isCloseTo(1, within(1e-5)));
    }

    @Test
    default void everyWordOfALongTextCounts() {
        String text = words(2_000, -1);

        assertThat(embedder().embedPassages(List.of(text, text))).hasSize(2);
        assertThat(vector(words(2_000, 1_000))).isNotEqualTo(vector(text));
        assertThat(vector(words(2_000, 1_999))).isNotEqualTo(vector(text));
        assertThat(vector(words(2_000, 0))).isNotEqualTo(vector(text));
    }

    @Test
    default void aTextWithoutSpacesIsNotCutEither() {
        String text = IntStream.range(0, 1_500).mapToObj(i -> "ab").collect(Collectors.joining());

        assertThat(vector(text + "x")).isNotEqualTo(vector(text));
    }

    @Test
    default void similarTextsLieNearerThanOthers() {
        Embedding question = embedder().embedQuery("How do cats sleep at night?");
        List<Embedding> passages =
                embedder()
                        .embedPassages(
                                List.of(
                                        "At night cats sleep in short naps.",
                                        "The interest rate rose by half a percent."));

        assertThat(passages).hasSize(2);
        assertThat(question.dot(passages.get(0))).isGreaterThan(question.dot(passages.get(1)));
    }

    @Test
    default void manyThreadsGetWhatOneGets() throws InterruptedException, ExecutionException {
        List<String> texts = texts(12);
        List<Embedding> expected = embedder().embedPassages(texts);
        assertThat(expected).hasSize(12);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<List<Embedding>>>();
            IntStream.range(0, 8).forEach(_ -> calls.add(() -> embedder().embedPassages(texts)));
            for (Future<List<Embedding>> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    private Embedding vector(String text) {
        List<Embedding> embeddings = embedder().embedPassages(List.of(text));
        assertThat(embeddings).hasSize(1);
        return embeddings.getFirst();
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> "Text number " + i + (i % 2 == 0 ? " is short." : " is a bit longer."))
                .toList();
    }

    private static String words(int count, int changed) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == changed ? "giraffe" : i % 7 == 0 ? "house" : "window")
                .collect(Collectors.joining(" "));
    }
}
