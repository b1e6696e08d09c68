package dev.lexlog.standalone.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.standalone.acceptance.LogHistory.Between;
import dev.lexlog.standalone.blackbox.Http;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// So many searches a second, by turns for a word and for an exact vector, whether or not the ones
/// before were answered. Each answer is kept, to be compared with the log afterwards.
final class LiveSearches implements AutoCloseable {
    /// What an answer may show beyond its watermark another one, begun so much later, shows too.
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int DIMENSION = 64;
    private static final int NEAREST = 10;
    private static final double EPSILON = 1e-4;

    private final Http http;
    private final List<String> words;
    private final int perSecond;
    private final Random random;
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("search-", 0).factory());
    private final Thread thread = Thread.ofVirtual().name("searches").unstarted(this::run);
    private volatile boolean stopped;

    private LiveSearches(URI api, List<String> words, int perSecond, Random random) {
        this.http = new Http(api);
        this.words = words;
        this.perSecond = perSecond;
        this.random = random;
    }

    static LiveSearches start(URI api, List<String> words, int perSecond, Random random) {
        var searches = new LiveSearches(api, words, perSecond, random);
        searches.thread.start();
        return searches;
    }

    /// One answer: how long it took, from which generation, and the ids it named.
    record Answered(
            @Nullable String word,
            List<Float> vector,
            long begin,
            long end,
            int status,
            String problem,
            int generation,
            List<String> ids,
            Map<String, List<Long>> watermark) {
        long millis() {
            return (end - begin) / 1_000_000;
        }
    }

    private void run() {
        long next = System.nanoTime();
        for (int i = 0; !stopped; i++) {
            var asked = i % 2 == 0 ? word() : vector();
            var _ = callers.submit(asked);
            next += Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private Runnable word() {
        var word = words.get(random.nextInt(words.size()));
        return () -> ask(word, List.of(), Map.of("query", word, "mode", "text", "limit", 1_000));
    }

    private Runnable vector() {
        var vector =
                IntStream.range(0, DIMENSION).mapToObj(_ -> (float) random.nextGaussian()).toList();
        return () ->
                ask(
                        null,
                        vector,
                        Map.of(
                                "embedding",
                                vector,
                                "mode",
                                "vector",
                                "exact",
                                true,
                                "limit",
                                NEAREST));
    }

    private void ask(@Nullable String word, List<Float> vector, Map<String, Object> body) {
        long begin = System.nanoTime();
        try {
            var answer = http.tryPost("/v1/search", body);
            answers.add(answered(word, vector, begin, answer));
        } catch (RuntimeException e) {
            answers.add(
                    new Answered(
                            word,
                            vector,
                            begin,
                            System.nanoTime(),
                            0,
                            e.toString(),
                            0,
                            List.of(),
                            Map.of()));
        }
    }

    private static Answered answered(
            @Nullable String word, List<Float> vector, long begin, Http.Answer answer) {
        var json = answer.json();
        var watermark = new HashMap<String, List<Long>>();
        json.path("watermark")
                .path("positions")
                .properties()
                .forEach(topic ->
                        watermark.put(
                                topic.getKey(),
                                topic.getValue().valueStream().map(JsonNode::asLong).toList()));
        return new Answered(
                word,
                vector,
                begin,
                System.nanoTime(),
                answer.status(),
                answer.status() == 200 ? "" : answer.text(),
                json.path("generation").asInt(),
                json.path("hits")
                        .valueStream()
                        .map(hit -> hit.path("chunk").path("id").asText())
                        .toList(),
                watermark);
    }

    /// How long each took that is answered.
    Stream<Long> millis() {
        return answers.stream().map(Answered::millis);
    }

    List<String> failures() {
        return answers.stream().filter(a -> a.status() != 200).map(Answered::toString).toList();
    }

    Set<Integer> generations() {
        return answers.stream().map(Answered::generation).collect(Collectors.toSet());
    }

    /// From `order`, at which another generation was asked for, to the first answer of it, whose
    /// search began at `moment`.
    record Turn(long order, long moment, long answered) {
        Turn later(long nanos) {
            return new Turn(order + nanos, moment + nanos, answered + nanos);
        }
    }

    /// The turn to this generation; waits for its answer.
    Turn turnTo(int generation, long order) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var first =
                    answers.stream()
                            .filter(a -> a.generation() == generation && a.begin() > order)
                            .min(Comparator.comparingLong(Answered::begin));
            if (first.isPresent()) {
                return new Turn(order, first.get().begin(), first.get().end());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new AssertionError("generation " + generation + " answers no search");
    }

    /// The longest time without an answer that ended within this turn.
    long silence(Turn turn) {
        var ends = answers.stream().mapToLong(Answered::end).sorted().toArray();
        long longest = 0;
        for (int i = 1; i < ends.length; i++) {
            if (ends[i] >= turn.order() && ends[i] <= turn.answered()) {
                longest = Math.max(longest, ends[i] - ends[i - 1]);
            }
        }
        return longest / 1_000_000;
    }

    /// The longest of the searches that were under way at the turn's moment.
    long longest(Turn turn) {
        return answers.stream()
                .filter(a -> a.begin() <= turn.moment() && a.end() >= turn.moment())
                .mapToLong(Answered::millis)
                .max()
                .orElse(0);
    }

    /// What is not as brute force over the log has it, in words.
    List<String> wrong(LogHistory history, Map<String, List<Long>> ends) {
        var problems = new ArrayList<String>();
        var ordered =
                answers.stream()
                        .filter(a -> a.status() == 200)
                        .sorted((a, b) -> Long.compare(a.begin(), b.begin()))
                        .toList();
        for (int i = 0; i < ordered.size(); i++) {
            var answer = ordered.get(i);
            var between = new Between(answer.watermark(), settled(ordered, i, ends));
            var problem = judge(answer, history, between);
            if (!problem.isEmpty()) {
                problems.add(problem + " in " + answer + " up to " + between.most());
            }
        }
        return problems;
    }

    private static Map<String, List<Long>> settled(
            List<Answered> ordered, int from, Map<String, List<Long>> ends) {
        long after = ordered.get(from).end() + SETTLED.toNanos();
        for (int i = from + 1; i < ordered.size(); i++) {
            if (ordered.get(i).begin() >= after) {
                return ordered.get(i).watermark();
            }
        }
        return ends;
    }

    private static String judge(Answered answer, LogHistory history, Between between) {
        var word = answer.word();
        if (word != null) {
            var seen = history.texts(chunk -> speaks(chunk, word), between);
            var missing =
                    seen.must().keySet().stream().filter(id -> !answer.ids().contains(id)).toList();
            return missing.isEmpty() ? strangers(answer, seen) : "missing " + missing;
        }
        var seen = history.vectors(answer.vector(), between);
        var strangers = strangers(answer, seen);
        if (!strangers.isEmpty()) {
            return strangers;
        }
        double worst =
                answer.ids().stream()
                        .mapToDouble(id -> seen.may().getOrDefault(id, 1.0))
                        .min()
                        .orElse(2);
        boolean full = answer.ids().size() == NEAREST;
        var better =
                seen.must().entrySet().stream()
                        .filter(near -> !answer.ids().contains(near.getKey()))
                        .filter(near -> !full || near.getValue() > worst + EPSILON)
                        .map(Map.Entry::getKey)
                        .toList();
        return better.isEmpty() ? "" : "nearer " + better;
    }

    private static String strangers(Answered answer, LogHistory.Seen seen) {
        var strangers = answer.ids().stream().filter(id -> !seen.may().containsKey(id)).toList();
        return strangers.isEmpty() ? "" : "strangers " + strangers;
    }

    private static boolean speaks(Chunk chunk, String word) {
        return List.of(chunk.searchableText().split("\\W+", -1)).contains(word);
    }

    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        callers.close();
    }

    @Override
    public void close() {
        stop();
        http.close();
    }
}
