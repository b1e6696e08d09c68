package dev.lexlog.worker.ner;

import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.event.Events.removed;
import static dev.lexlog.worker.event.Extractions.at;
import static dev.lexlog.worker.event.Extractions.edit;
import static dev.lexlog.worker.event.Extractions.extractedFrom;
import static dev.lexlog.worker.event.Extractions.extraction;
import static dev.lexlog.worker.event.Extractions.triple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.RelationshipRemoved;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.event.VerbChanged;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.worker.driver.WorkerDriver;
import dev.lexlog.worker.event.Events;
import dev.lexlog.worker.event.Extractions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From in.documents and in.ner through the internal topics to the three log topics.
class FindingsTopologyTest {
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
    void extractionBecomesLinksEntitiesAndRelationships() {
        worker.publish(published("a.md", "Acme uses Kafka."));

        worker.publish(
                extraction(
                        "a.md",
                        null,
                        List.of(at("Acme", 0), at("Kafka", 10)),
                        List.of(triple("Acme", "uses", "Kafka", 0.7))));

        var chunk = worker.chunks().getFirst().id();
        var entities = worker.puts(LogTable.ENTITIES, Entity.class);
        assertThat(entities).extracting(Entity::name).containsExactlyInAnyOrder("Acme", "Kafka");
        assertThat(worker.puts(LogTable.CHUNK_ENTITIES, ChunkEntity.class))
                .allSatisfy(link -> assertThat(link.chunk()).isEqualTo(chunk))
                .extracting(ChunkEntity::entity)
                .containsExactlyInAnyOrderElementsOf(entities.stream().map(Entity::id).toList());
        assertThat(worker.puts(LogTable.RELATIONSHIPS, Relationship.class))
                .singleElement()
                .returns("USES", Relationship::verb)
                .returns(worker.now(), Relationship::createdAt);
        assertThat(worker.deadLetters()).isEmpty();
    }

    @Test
    void removedDocumentLeavesATombstoneForEveryRow() {
        worker.publish(published("a.md", "Acme uses Kafka."));
        worker.publish(
                extraction(
                        "a.md",
                        null,
                        List.of(at("Acme", 0)),
                        List.of(triple("Acme", "uses", "Kafka", 0.7))));
        var keys = worker.changes().stream().map(Change::key).toList();

        worker.publish(removed("a.md"));

        assertThat(worker.changes())
                .allMatch(Change.Delete.class::isInstance)
                .extracting(Change::key)
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void waitingExtractionsAreCountedAndRefusedUnderTheirOwnOrigin() {
        worker.publish(extractedFrom("a.md", "Acme.", at("outside", 900)));
        assertThat(worker.waitingExtractions()).isEqualTo(1);

        worker.publish(published("a.md", "Acme."));

        assertThat(worker.waitingExtractions()).isZero();
        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).asString().isEqualTo("lexlog.in.ner/0/0");
                    assertThat(WorkerDriver.header(letter.headers(), "reason"))
                            .isEqualTo("mention_outside");
                });
    }

    @Test
    void editTravelsToItsRelationship() {
        worker.publish(edit(Extractions.assertion("Acme", "uses", "Kafka")));
        var id = worker.puts(LogTable.RELATIONSHIPS, Relationship.class).getFirst().key();

        worker.publish(edit(new VerbChanged(id, "own")));

        assertThat(worker.puts(LogTable.RELATIONSHIPS, Relationship.class))
                .singleElement()
                .returns(id, Relationship::key)
                .returns("OWNS", Relationship::verb);
        assertThat(worker.internal(InputTopic.RELATIONSHIP_EDITS))
                .allSatisfy(record -> assertThat(record.key()).asString().isEqualTo(id));
    }

    @Test
    void editOfAnUnknownRelationshipIsADeadLetterOfTheInputTopic() {
        worker.publish(edit(new RelationshipRemoved("nobody")));

        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key())
                            .asString()
                            .isEqualTo("lexlog.in.relationship-edits/0/0");
                    assertThat(WorkerDriver.header(letter.headers(), "key")).isEqualTo("anna");
                    assertThat(WorkerDriver.header(letter.headers(), "reason"))
                            .isEqualTo("unknown_relationship");
                });
    }

    @Test
    void endedSessionRetractsWhatWasFoundInIt() {
        worker.publish(Events.event(null, "s1", "a.md", null, Events.content("Acme.")));
        worker.publish(Extractions.in(null, "s1", Extractions.extracted("a.md", at("Acme", 0))));
        var keys = worker.changes().stream().map(Change::key).toList();

        worker.publish(new ScopeCommand("", null, new SessionEnded("s1", null)));

        assertThat(worker.changes())
                .allMatch(Change.Delete.class::isInstance)
                .extracting(Change::key)
                .containsExactlyInAnyOrderElementsOf(keys);
    }
}
