package dev.lexlog.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.ExtractedRelationship;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Events;
import dev.lexlog.standalone.blackbox.TestStack;
import dev.lexlog.standalone.cli.Shell.Done;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lexlog erase` through a real stack: what it says is gone is looked for in Kafka itself.
class EraseIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Topics TOPICS = Topics.DEFAULT;

    @TempDir static Path folder;
    private static TestStack stack;
    private static Client client;
    private static Shell shell;
    private static Admin admin;

    @BeforeAll
    static void start() {
        stack = TestStack.start(folder);
        client = stack.client();
        shell = new Shell(stack.address());
        admin = Admin.create(Map.of("bootstrap.servers", stack.address().kafka()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        stack.close();
    }

    @Test
    void erasedDocumentIsGoneEverywhereAndItsInputsSayNever() throws Exception {
        publishWithAllThatHangsOnIt("secret.md", "zorblax");
        client.apply(Events.document("other.md", "The quokka stays."));
        var others = client.send(InputTopic.DOCUMENTS, "other.md", bytes("not avro"));
        client.await(List.of(others));

        var done = erase("--document", "secret.md");

        assertThat(done.code()).as(done.out() + done.err()).isEqualTo(3);
        var receipt = json(done);
        assertThat(receipt.path("acknowledged").asBoolean()).isTrue();
        assertThat(receipt.path("complete").asBoolean()).isFalse();
        assertThat(receipt.path("steps").valueStream())
                .allMatch(step -> step.path("acknowledged").asBoolean())
                .extracting(step -> step.path("who").asText())
                .anyMatch(who -> who.startsWith("embedding stage of "))
                .contains(
                        "worker",
                        "generation 1 (live)",
                        TOPICS.deadLetters(),
                        TOPICS.internal(InputTopic.NER),
                        TOPICS.ingestGroup() + "-state-changelog");
        assertThat(removedBy(receipt, TOPICS.input(InputTopic.DOCUMENTS))).isEqualTo("never");
        assertThat(client.search("zorblax", "text")).isEmpty();
        assertThat(client.deadLetters())
                .extracting(letter -> letter.path("key").asText())
                .containsExactly("other.md");
        assertThat(client.http().get("/v1/pipeline").path("dead_letters").asLong()).isEqualTo(1);
        assertThat(client.http().get("/v1/pipeline").path("waiting_extractions").asLong()).isZero();
        assertThat(client.search("quokka", "text")).containsExactly("other.md");
    }

    @Test
    void receiptTellsTheDayOnWhichRetentionRemovesTheRecords() throws Exception {
        publishWithAllThatHangsOnIt("dated.md", "blixnorf");
        retain(Duration.ofDays(365));
        try {
            var done = erase("--document", "dated.md");
            var between = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(365 + 7);

            assertThat(done.code()).as(done.out() + done.err()).isZero();
            var receipt = json(done);
            assertThat(receipt.path("complete").asBoolean()).isTrue();
            assertThat(LocalDate.parse(removedBy(receipt, TOPICS.input(InputTopic.DOCUMENTS))))
                    .isBetween(between.minusDays(1), between.plusDays(1));
            assertThat(LocalDate.parse(removedBy(receipt, TOPICS.input(InputTopic.NER))))
                    .isBetween(between.minusDays(1), between.plusDays(1));
            assertThat(receipt.path("topics").valueStream())
                    .noneMatch(topic -> topic.path("removed_by").asText().equals("never"));

            var ends = ends();
            var again = erase("--document", "dated.md");
            assertThat(again.code()).isZero();
            assertThat(ends()).as("a second run writes nothing").isEqualTo(ends);
            assertThat(removedBy(json(again), TOPICS.input(InputTopic.DOCUMENTS)))
                    .isEqualTo(removedBy(receipt, TOPICS.input(InputTopic.DOCUMENTS)));
        } finally {
            retain(Duration.ofMillis(-1));
        }
    }

    @Test
    void documentThatIsPublishedAgainIsErasedAgain() {
        client.apply(Events.document("again.md", "First zwiebel."));
        assertThat(erase("--document", "again.md").code()).isEqualTo(3);
        client.apply(Events.document("again.md", "Second zwiebel."));
        assertThat(client.search("zwiebel", "text")).containsExactly("again.md");

        assertThat(erase("--document", "again.md").code()).isEqualTo(3);
        assertThat(client.search("zwiebel", "text")).isEmpty();
    }

    @Test
    void sessionGoesWithTheTermsThatItsUsersMadeInIt() {
        client.apply(
                inSession("s-gone", "gone.md", "The wombat leaves."),
                inSession("s-stays", "stays.md", "The wombat stays."),
                term("ann", "s-gone", "annterm"),
                term("bob", "s-gone", "bobterm"),
                term("bob", "s-stays", "bobstays"));
        var letter = client.publish(inSession("s-gone", "glossary:x", "refused"));
        client.await(List.of(letter));
        assertThat(client.deadLetter(letter)).isPresent();

        var done = erase("--session", "s-gone");

        assertThat(done.code()).as(done.out() + done.err()).isEqualTo(3);
        assertThat(client.deadLetter(letter)).isEmpty();
        assertThat(documents("s-gone")).isEmpty();
        assertThat(documents("s-stays")).containsExactly("stays.md");
        assertThat(terms("ann")).isEmpty();
        assertThat(terms("bob")).containsExactly("bobstays");
        assertThat(json(done).path("kept").valueStream())
                .extracting(kept -> kept.path("where").asText())
                .contains("glossary_history", "the worker's state, scope-marks");
    }

    @Test
    void termsOfASessionGoAlsoWhenRetentionHasRemovedTheirEdits() throws Exception {
        client.apply(term("eve", "s-late", "eveterm"), term("eve", "s-other", "evestays"));
        var edits = new HashMap<TopicPartition, RecordsToDelete>();
        ends(List.of(TOPICS.input(InputTopic.GLOSSARY_EDITS)))
                .forEach((p, end) -> edits.put(p, RecordsToDelete.beforeOffset(end)));
        admin.deleteRecords(edits).all().get();

        var done = erase("--session", "s-late");

        assertThat(done.code()).as(done.out() + done.err()).isEqualTo(3);
        assertThat(terms("eve")).containsExactly("evestays");
    }

    @Test
    void whatHasNotAcknowledgedInTimeIsMissing() {
        client.apply(Events.document("late.md", "Late."));

        var done = shell.sendOnly("erase", "--document", "late.md", "--timeout", "0s");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).contains("MISSING       worker").contains("NOT complete");
    }

    /// Two revisions, an extraction of each, one that waits for a third, and letters of it.
    private static void publishWithAllThatHangsOnIt(String name, String word) {
        client.apply(Events.document(name, "Once " + word + "."));
        client.apply(extracted(name, "Once " + word + ".", word));
        client.apply(Events.document(name, "Twice " + word + "."));
        client.apply(extracted(name, "Twice " + word + ".", word));
        var more = new ArrayList<Future<RecordMetadata>>();
        more.add(client.publish(extracted(name, "Thrice " + word + ".", word)));
        more.add(client.publish(extracted(name, "Once " + word + ".", word)));
        more.add(client.send(InputTopic.DOCUMENTS, name, bytes("not avro " + word)));
        more.add(client.send(InputTopic.DOCUMENTS, "wrong key", encoded(name, word)));
        more.add(client.send(InputTopic.DOCUMENTS, name, null));
        client.await(more);
        assertThat(client.search(word, "text")).containsExactly(name);
        assertThat(client.http().get("/v1/pipeline").path("waiting_extractions").asLong())
                .isEqualTo(1);
    }

    private static byte[] encoded(String name, String word) {
        return client.encoded(Events.document(name, "refused " + word));
    }

    private static EntitiesExtracted extracted(String name, String content, String word) {
        int start = content.indexOf(word);
        var mention =
                new Mention(word, null, "concept", null, 1.0, start, start + word.length(), null);
        var relationship =
                new ExtractedRelationship(word, "KNOWS", "quokka", content, 1.0, "other");
        return new EntitiesExtracted(
                name,
                null,
                null,
                Hashes.content(content),
                List.of(mention),
                List.of(relationship),
                "",
                null);
    }

    private static DocumentEvent inSession(String session, String name, String text) {
        return new DocumentEvent(name, null, session, "", null, Events.markdown(text));
    }

    private static GlossaryEdit term(String user, String session, String name) {
        var defined =
                new TermDefined(
                        name,
                        null,
                        "Said in a session.",
                        null,
                        "HAS_KIND",
                        List.of(),
                        "concept",
                        "many",
                        null,
                        Map.of(),
                        null,
                        "draft",
                        "human",
                        null,
                        false);
        return new GlossaryEdit(null, user, session, null, "", null, defined);
    }

    private static List<String> documents(String session) {
        return client.http().all("/v1/documents?domains=&session=" + session).stream()
                .filter(item -> item.path("session_id").asText().equals(session))
                .map(item -> item.path("name").asText())
                .toList();
    }

    private static List<String> terms(String user) {
        return client.http().all("/v1/glossary/terms?user=" + user).stream()
                .map(item -> item.path("name").asText())
                .toList();
    }

    private static Done erase(String... subject) {
        var all = new ArrayList<>(List.of("erase", "--json", "--timeout", "2m"));
        all.addAll(List.of(subject));
        return shell.sendOnly(all.toArray(String[]::new));
    }

    private static JsonNode json(Done done) {
        try {
            return JSON.readTree(done.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(done.out(), e);
        }
    }

    private static String removedBy(JsonNode receipt, String topic) {
        return receipt.path("topics")
                .valueStream()
                .filter(item -> item.path("topic").asText().equals(topic))
                .map(item -> item.path("removed_by").asText())
                .findFirst()
                .orElseThrow();
    }

    private static void retain(Duration time) throws Exception {
        var entry = new ConfigEntry("retention.ms", Long.toString(time.toMillis()));
        Collection<AlterConfigOp> set = List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET));
        for (var input : List.of(InputTopic.DOCUMENTS, InputTopic.NER)) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPICS.input(input));
            admin.incrementalAlterConfigs(Map.of(topic, set)).all().get();
        }
    }

    /// Of the topics to which an erasure writes.
    private static Map<TopicPartition, Long> ends() throws Exception {
        return ends(List.of(TOPICS.input(InputTopic.DOCUMENTS), TOPICS.deadLetters()));
    }

    private static Map<TopicPartition, Long> ends(List<String> topics) throws Exception {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((name, topic) ->
                        topic.partitions()
                                .forEach(p ->
                                        asked.put(
                                                new TopicPartition(name, p.partition()),
                                                OffsetSpec.latest())));
        var ends = new HashMap<TopicPartition, Long>();
        admin.listOffsets(asked).all().get().forEach((p, info) -> ends.put(p, info.offset()));
        return ends;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
