package dev.lexlog.worker.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.worker.contribution.ContributionKey;
import dev.lexlog.worker.driver.MemoryStores;
import dev.lexlog.worker.stage.Output;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityStageTest {
    private static final String ID = EntityId.of("acme", "sales", null).value();
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T08:00:00Z");
    private static final Instant BEFORE_1970 = Instant.parse("1969-03-04T08:00:00Z");

    private final EntityStage stage = new EntityStage(new MemoryStores());

    @Test
    void countsAddUpAndColumnsComeFromTheEarliest() {
        take("z.md", says("Tuesday's", 2, TUESDAY));
        take("a.md", says("Wednesday's", 3, WEDNESDAY));

        assertThat(row(take("b.md", says("Monday's", 1, MONDAY))))
                .returns("Monday's", Entity::displayName)
                .returns(6L, Entity::mentionCount)
                .returns(3L, Entity::documentCount)
                .returns(MONDAY, Entity::createdAt)
                .returns("sales", Entity::domain)
                .returns("acme", Entity::nameFolded);
    }

    @Test
    void ofEqualTimesTheFirstDocumentKeyDecides() {
        take("b.md", says("B", 1, MONDAY));
        assertThat(row(take("a.md", says("A", 1, MONDAY)))).returns("A", Entity::displayName);

        assertThat(row(take("c.md", says("C", 1, MONDAY)))).returns("A", Entity::displayName);
    }

    @Test
    void timesBefore1970AreEarlierThanTimesAfter() {
        take("a.md", says("later", 1, MONDAY));

        assertThat(row(take("b.md", says("earlier", 1, BEFORE_1970))))
                .returns("earlier", Entity::displayName);
    }

    @Test
    void nextContributionOfADocumentReplacesItsFormer() {
        take("a.md", says("A", 5, MONDAY));
        take("b.md", says("B", 1, TUESDAY));

        assertThat(row(take("a.md", says("A", 2, WEDNESDAY))))
                .returns("B", Entity::displayName)
                .returns(3L, Entity::mentionCount)
                .returns(2L, Entity::documentCount)
                .returns(TUESDAY, Entity::createdAt);
    }

    @Test
    void contributionReadTwiceChangesNothing() {
        take("a.md", says("A", 5, MONDAY));

        assertThat(take("a.md", says("A", 5, MONDAY))).isEmpty();
        assertThat(row(take("b.md", says("B", 1, TUESDAY)))).returns(6L, Entity::mentionCount);
    }

    @Test
    void rowThatDiffersInTimeOnlyIsNotWritten() {
        take("a.md", says("A", 5, TUESDAY));

        assertThat(take("a.md", says("A", 5, MONDAY))).isEmpty();
    }

    @Test
    void lastRetractionDeletesTheRow() {
        take("a.md", says("A", 1, MONDAY));
        take("b.md", says("B", 1, TUESDAY));
        assertThat(row(take("a.md", null)))
                .returns("B", Entity::displayName)
                .returns(1L, Entity::documentCount);

        assertThat(take("b.md", null))
                .containsExactly(new Output.Tombstone(LogTable.ENTITIES, ID, ID));
        assertThat(take("b.md", null)).isEmpty();
    }

    @Test
    void entityThatComesBackIsWrittenAgain() {
        take("a.md", says("A", 1, MONDAY));
        take("a.md", null);

        assertThat(row(take("a.md", says("A", 1, MONDAY)))).returns(1L, Entity::mentionCount);
    }

    private List<Output> take(String document, @Nullable EntityContribution contribution) {
        var key = new ContributionKey(ID, new DocumentId("sales", null, document));
        return stage.take(
                key.format(), contribution == null ? null : contribution.toBytes(), MONDAY);
    }

    private static EntityContribution says(String display, int mentions, Instant at) {
        return new EntityContribution("acme", display, SemanticType.CONCEPT, null, mentions, at);
    }

    private static Entity row(List<Output> outputs) {
        assertThat(outputs).hasSize(1);
        return (Entity) ((Output.Put) outputs.getFirst()).row();
    }
}
