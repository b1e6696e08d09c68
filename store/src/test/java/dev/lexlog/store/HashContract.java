package dev.lexlog.store;

import static dev.lexlog.store.KnowledgeOracle.pages;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.store.read.HashReads;
import dev.lexlog.store.read.SessionReads.Activity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers about hashes and sessions, compared with lists in memory.
public abstract class HashContract {
    private static final int SCOPES = 8;
    private static final List<String> SOURCES = List.of("__base__", "a", "b", "db", "unknown");

    @TempDir Path folder;

    private FilledReading filled;
    private KnowledgeOracle oracle;
    private HashReads reads;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void fillGeneration() {
        filled = new FilledReading(folder, this::open);
        oracle = filled.oracle;
        reads = filled.reading.hashes();
    }

    @AfterEach
    void closeGeneration() {
        filled.close();
    }

    private void inRandomScopes(Consumer<Visibility> test) {
        for (int i = 0; i < SCOPES; i++) {
            test.accept(filled.rows.randomVisibility());
        }
    }

    private static boolean sees(Visibility scope, String source) {
        return KnowledgeOracle.inScope(Scopes.domain(source), null, scope);
    }

    @Test
    void hashesOfAVisibleSourceAreRead() {
        inRandomScopes(scope -> {
            for (var source : SOURCES) {
                var expected =
                        oracle.rows(LogTable.SOURCE_HASHES, SourceHash.class).stream()
                                .filter(row -> row.source().equals(source) && sees(scope, source))
                                .findFirst();
                assertThat(reads.source(source, scope)).isEqualTo(expected);
            }
        });
        assertThat(reads.source("a", Visibility.ALL_DOMAINS)).isPresent();
    }

    @Test
    void resourcesOfATypeFollowNames() {
        inRandomScopes(scope -> {
            for (var source : SOURCES) {
                for (var type : List.of("table", "endpoint", "unknown")) {
                    var expected =
                            oracle.rows(LogTable.RESOURCE_HASHES, ResourceHash.class).stream()
                                    .filter(row -> row.source().equals(source))
                                    .filter(row -> row.type().equals(type) && sees(scope, source))
                                    .sorted(comparing(ResourceHash::name, KnowledgeOracle.TEXT))
                                    .toList();
                    assertThat(list(source, type, scope)).isEqualTo(expected);
                    expected.forEach(row -> assertSingle(row, scope));
                }
            }
        });
        assertThat(reads.resources("a", "table", Visibility.ALL_DOMAINS, null, 1)).isNotEmpty();
    }

    private List<ResourceHash> list(String source, String type, Visibility scope) {
        return pages(
                (@Nullable String after, int limit) ->
                        reads.resources(source, type, scope, after, limit),
                ResourceHash::name);
    }

    private void assertSingle(ResourceHash row, Visibility scope) {
        assertThat(reads.resource(row.source(), row.type(), row.name(), scope)).contains(row);
        assertThat(reads.resource(row.source(), row.type(), row.name() + "?", scope)).isEmpty();
    }

    @Test
    void documentsAreResourcesOfTheirDomain() {
        inRandomScopes(scope -> {
            for (var source : SOURCES) {
                var byName = new TreeMap<String, Document>(KnowledgeOracle.TEXT);
                oracle.rows(LogTable.DOCUMENTS, Document.class).stream()
                        .filter(d -> Objects.equals(d.id().domain(), Scopes.domain(source)))
                        .filter(d -> RandomRows.inScope(d.id(), scope))
                        .sorted(comparing(Document::id, KnowledgeOracle.DOCUMENTS))
                        .forEach(d -> byName.putIfAbsent(d.id().name(), d));
                var expected =
                        byName.values().stream()
                                .map(d ->
                                        new ResourceHash(
                                                source,
                                                "document",
                                                d.id().name(),
                                                d.contentHash(),
                                                d.updatedAt()))
                                .toList();
                assertThat(list(source, "document", scope)).isEqualTo(expected);
                expected.forEach(row -> assertSingle(row, scope));
            }
        });
        assertThat(list("__base__", "document", Visibility.ALL_DOMAINS)).isNotEmpty();
    }

    @Test
    void sessionIsAsOldAsItsNewestRowAndTermsAloneMakeNone() {
        var newest = new TreeMap<String, Instant>();
        oracle.rows(LogTable.DOCUMENTS, Document.class)
                .forEach(row -> note(row.id().session(), row.updatedAt(), newest));
        oracle.rows(LogTable.ENTITIES, Entity.class)
                .forEach(row -> note(row.session(), row.createdAt(), newest));
        oracle.rows(LogTable.RELATIONSHIPS, Relationship.class)
                .forEach(row -> note(row.session(), row.createdAt(), newest));
        oracle.rows(LogTable.CLUSTERS, TermCluster.class)
                .forEach(row -> note(row.session(), row.computedAt(), newest));
        oracle.rows(LogTable.GLOSSARY_TERMS, GlossaryTerm.class).stream()
                .filter(row -> row.session() != null && newest.containsKey(row.session()))
                .forEach(row -> note(row.session(), row.updatedAt(), newest));
        var expected =
                newest.entrySet().stream()
                        .map(e -> new Activity(e.getKey(), e.getValue()))
                        .toList();
        var sessions = filled.reading.sessions();
        assertThat(pages(sessions::sessions, Activity::session)).isEqualTo(expected).isNotEmpty();
        assertThat(sessions.sessions("s", 9)).extracting(Activity::session).containsExactly("t");
    }

    private static void note(@Nullable String session, Instant time, Map<String, Instant> newest) {
        if (session != null) {
            newest.merge(session, time, (one, other) -> one.isAfter(other) ? one : other);
        }
    }
}
