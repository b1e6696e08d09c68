package dev.lexlog.worker.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.worker.chunk.ChunkerSettings;
import dev.lexlog.worker.event.Events;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.DocumentRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever was published and removed before: the log folds to what the last event of each document
/// says, as if it had been the only one.
class DocumentDiffTest {
    private static final EmbeddingModel MODEL = new EmbeddingModel("hashing:4", 4);

    private static final Instant APPENDED_AT = Instant.ofEpochSecond(1_000);

    private final DocumentRules rules = new DocumentRules(MODEL);
    private final DocumentDiff diff = new DocumentDiff(new Revisions(ChunkerSettings.defaults()));

    @Property(tries = 500, seed = "20260101")
    void logFoldsToTheLastEventOfEachDocument(@ForAll("events") List<DocumentEvent> events) {
        var seen = new Fold();
        var last = new TreeMap<String, DocumentEvent>();
        for (var event : events) {
            take(event, seen);
            last.put(Keys.document(idOf(event)), event);
        }
        var alone = new Fold();
        last.values().forEach(event -> take(event, alone));

        assertThat(described(seen.rows)).isEqualTo(described(alone.rows));
    }

    @Property(tries = 200, seed = "20260101")
    void repeatedEventWritesNothing(@ForAll("events") List<DocumentEvent> events) {
        var fold = new Fold();
        for (var event : events) {
            take(event, fold);
            assertThat(take(event, fold).writes()).isEmpty();
        }
    }

    @Property(tries = 200, seed = "20260101")
    void everyWriteChangesTheFold(@ForAll("events") List<DocumentEvent> events) {
        var fold = new Fold();
        for (var event : events) {
            var before = described(fold.rows);
            var writes = take(event, fold).writes();
            assertThat(writes.isEmpty()).isEqualTo(described(fold.rows).equals(before));
        }
    }

    private Delta take(DocumentEvent event, Fold fold) {
        var key = event.name().getBytes(StandardCharsets.UTF_8);
        var checked =
                rules.check(event, key, APPENDED_AT)
                        .then(command -> diff.of(command, APPENDED_AT, fold));
        return switch (checked) {
            case Checked.Bad<Delta>(var refusal) -> throw new AssertionError(refusal.message());
            case Checked.Good<Delta>(var delta) -> fold.apply(delta);
        };
    }

    private static DocumentId idOf(DocumentEvent event) {
        return DocumentId.of(event.domainId(), event.sessionId(), event.name());
    }

    /// Times apart: an event that changes nothing leaves the times of the one before.
    private static List<String> described(Map<String, LogRow> rows) {
        return rows.values().stream().map(DocumentDiffTest::described).sorted().toList();
    }

    private static String described(LogRow row) {
        return switch (row) {
            case Document d ->
                    "document %s %s %d".formatted(d.id(), d.contentHash(), d.chunkCount());
            case Chunk c -> "chunk %s %s %s".formatted(c.id(), c.document(), c.content());
            case ChunkPosition p ->
                    "position %s %d %s-%s".formatted(p.id(), p.index(), p.start(), p.end());
            case ChunkEmbedding _,
                    ChunkEntity _,
                    Entity _,
                    Relationship _,
                    GlossaryTerm _,
                    TermEdit _,
                    SourceHash _,
                    ResourceHash _,
                    TermCluster _ ->
                    throw new AssertionError(row);
        };
    }

    @Provide
    Arbitrary<List<DocumentEvent>> events() {
        var names = Arbitraries.of("a.md", "b.md");
        var domains = Arbitraries.of("sales", "").injectNull(0.3);
        return Combinators.combine(domains, names, changes())
                .as((domain, name, change) -> Events.event(domain, null, name, null, change))
                .list()
                .ofMaxSize(14);
    }

    /// Few texts, so that revisions share chunks, repeat them and reorder them.
    private static Arbitrary<DocumentChange> changes() {
        var texts = Arbitraries.of("One.", "Two.", "Three.").list().ofMaxSize(5);
        return Arbitraries.oneOf(
                texts.map(t -> Events.chunks(t.stream().map(Events::chunk).toList())),
                texts.map(t -> Events.content(String.join("\n\n# H\n\n", t))),
                Arbitraries.just(new DocumentRemoved(null)));
    }
}
