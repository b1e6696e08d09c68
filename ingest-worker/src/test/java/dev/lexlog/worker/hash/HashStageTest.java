package dev.lexlog.worker.hash;

import static dev.lexlog.worker.driver.WorkerDriver.bytes;
import static dev.lexlog.worker.driver.WorkerDriver.header;
import static dev.lexlog.worker.event.Commands.domainRemoved;
import static dev.lexlog.worker.event.Commands.hash;
import static dev.lexlog.worker.event.Commands.sourceHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.ResourceHashRemoved;
import dev.lexlog.schemas.event.ResourceHashSet;
import dev.lexlog.schemas.event.ResourceHashesCleared;
import dev.lexlog.schemas.event.SourceHashSet;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.worker.driver.WorkerDriver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashStageTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private WorkerDriver worker;

    @BeforeEach
    void start(@TempDir Path folder) {
        worker = new WorkerDriver(folder);
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void fourHashesOfASourceAreSetIndependently() {
        worker.publish(sourceHash("sales", "db", "1"));
        worker.publish(sourceHash("sales", "er", "4"));
        worker.publish(sourceHash("sales", "api", "2"));
        worker.publish(sourceHash("sales", "doc", "3"));
        worker.publish(sourceHash("sales", "db", "1b"));

        assertThat(sources().getLast())
                .isEqualTo(new SourceHash("sales", "1b", "2", "3", "4", worker.now()));
    }

    @Test
    void equalHashWritesNothing() {
        worker.publish(sourceHash("sales", "db", "1"));
        worker.publish(resource("sales", "table", "orders", "1"));
        worker.changes();

        worker.publish(sourceHash("sales", "db", "1"));
        worker.publish(resource("sales", "table", "orders", "1"));

        assertThat(worker.changes()).isEmpty();
        assertThat(worker.deadLetters()).isEmpty();
    }

    @Test
    void hashHasTheTimeOfItsEvent() {
        worker.publish(new HashUpdate("", MONDAY, new SourceHashSet("sales", "db", "1")));

        assertThat(sources()).singleElement().returns(MONDAY, SourceHash::updatedAt);
    }

    @Test
    void resourceHashIsReplacedAndRemoved() {
        worker.publish(resource("sales", "table", "orders", "1"));
        worker.publish(resource("sales", "table", "orders", "2"));
        assertThat(resources()).extracting(ResourceHash::contentHash).containsExactly("1", "2");

        worker.publish(hash(new ResourceHashRemoved("sales", "table", "orders")));
        worker.publish(hash(new ResourceHashRemoved("sales", "table", "orders")));

        assertThat(worker.changes())
                .singleElement()
                .isInstanceOf(Change.Delete.class)
                .returns("[\"sales\",\"table\",\"orders\"]", Change::key);
    }

    @Test
    void clearingOneTypeLeavesTheOthersAndOtherSources() {
        worker.publish(resource("sales", "table", "orders", "1"));
        worker.publish(resource("sales", "table2", "orders", "1"));
        worker.publish(resource("sales2", "table", "orders", "1"));
        worker.changes();

        worker.publish(hash(new ResourceHashesCleared("sales", "table")));

        assertThat(worker.changes())
                .extracting(Change::key)
                .containsExactly("[\"sales\",\"table\",\"orders\"]");
    }

    @Test
    void clearingASourceTakesItsResourcesOfEveryType() {
        worker.publish(resource("sales", "table", "orders", "1"));
        worker.publish(resource("sales", "view", "orders", "1"));
        worker.publish(resource("sales2", "table", "orders", "1"));
        worker.publish(sourceHash("sales", "db", "1"));
        worker.changes();

        worker.publish(hash(new ResourceHashesCleared("sales", null)));

        assertThat(worker.changes())
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.key()).startsWith("[\"sales\","));
    }

    @Test
    void typeOfDocumentsIsReserved() {
        worker.publish(resource("sales", "document", "a.md", "1"));
        worker.publish(hash(new ResourceHashRemoved("sales", "document", "a.md")));
        worker.publish(hash(new ResourceHashesCleared("sales", "document")));

        assertThat(reasons()).containsExactly("reserved_type", "reserved_type", "reserved_type");
        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        var long513 = "x".repeat(513);
        worker.publish(sourceHash("sales", "files", "1"));
        worker.publish(sourceHash("", "db", "1"));
        worker.publish(sourceHash("sales", "db", "1\0"));
        worker.publish(sourceHash("sales", "db", long513));
        worker.publish(resource("sales", "", "orders", "1"));
        worker.publish(resource("sales", "table", "", "1"));
        worker.publish(resource("sales", "table", long513, "1"));
        worker.publish(resource("sales", "ta\0ble", "orders", "1"));
        worker.publish(
                new HashUpdate(
                        "",
                        Instant.parse("+10000-01-01T00:00:00Z"),
                        new SourceHashSet("sales", "db", "1")));
        worker.send(
                InputTopic.HASH_UPDATES,
                bytes("other"),
                worker.events.encode(sourceHash("sales", "db", "1")));

        assertThat(reasons())
                .containsExactly(
                        "unknown_value",
                        "empty_name",
                        "nul_character",
                        "too_long",
                        "empty_name",
                        "empty_name",
                        "too_long",
                        "nul_character",
                        "bad_time",
                        "wrong_key");
        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void removedDomainTakesItsHashesAndNoOthers() {
        worker.publish(sourceHash("sales", "db", "1"));
        worker.publish(resource("sales", "table", "orders", "1"));
        worker.publish(sourceHash("hr", "db", "1"));
        worker.changes();
        worker.publish(domainRemoved("sales"));

        assertThat(worker.changes())
                .allMatch(Change.Delete.class::isInstance)
                .extracting(Change::key)
                .containsExactly("sales", "[\"sales\",\"table\",\"orders\"]");
    }

    @Test
    void hashThatWasSetAfterTheCommandStaysWithoutThoseBefore() {
        worker.publish(sourceHash("sales", "db", "1"));
        var removed = worker.now();
        worker.publish(sourceHash("sales", "api", "2"));
        worker.publish(resource("sales", "table", "orders", "1"));
        worker.changes();
        worker.publish(domainRemoved("sales"), removed);

        assertThat(worker.changes())
                .singleElement()
                .isEqualTo(
                        new Change.Put(new SourceHash("sales", null, "2", null, null, removed), 0));
    }

    @Test
    void hashThatIsReadAfterItsDomainWentIsDropped() {
        worker.publish(domainRemoved("sales"), worker.now().plusSeconds(60));
        worker.publish(sourceHash("sales", "db", "1"));
        worker.publish(resource("sales", "table", "orders", "1"));

        assertThat(worker.changes()).isEmpty();
        assertThat(worker.deadLetters()).isEmpty();
    }

    private List<SourceHash> sources() {
        return worker.puts(LogTable.SOURCE_HASHES, SourceHash.class);
    }

    private List<ResourceHash> resources() {
        return worker.puts(LogTable.RESOURCE_HASHES, ResourceHash.class);
    }

    private List<String> reasons() {
        return worker.deadLetters().stream()
                .map(letter -> header(letter.headers(), "reason"))
                .toList();
    }

    private static HashUpdate resource(String source, String type, String name, String hash) {
        return hash(new ResourceHashSet(source, type, name, hash));
    }
}
