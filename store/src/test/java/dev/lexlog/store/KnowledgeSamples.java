package dev.lexlog.store;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.schemas.model.VerbCategory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Random rows about what documents speak of, with few names and scopes, so that they meet.
public final class KnowledgeSamples {
    public static final List<LogTable> TABLES =
            List.of(
                    LogTable.CHUNK_ENTITIES,
                    LogTable.ENTITIES,
                    LogTable.RELATIONSHIPS,
                    LogTable.GLOSSARY_TERMS,
                    LogTable.GLOSSARY_HISTORY,
                    LogTable.SOURCE_HASHES,
                    LogTable.RESOURCE_HASHES,
                    LogTable.CLUSTERS);

    private static final List<String> NAMES =
            List.of("order", "Order", "customer", "line item", "SKU", "größe", "😀", "\uFB01x");
    private static final List<String> TERMS =
            List.of(
                    "Orders",
                    "order",
                    "customers",
                    "Customer",
                    "LineItem",
                    "SKU",
                    "GRÖSSE",
                    "Größe",
                    "😀");
    private static final List<Double> CONFIDENCES = List.of(0.1 + 0.2, 0.3, 0.5, 0.5, 1.0);

    private final RandomGenerator random;
    private final String text;

    /// `text` stands in every column that may hold any text.
    public KnowledgeSamples(RandomGenerator random, String text) {
        this.random = random;
        this.text = text;
    }

    /// A row of this table; its key is one of a few.
    public LogRow row(LogTable table) {
        return switch (table) {
            case CHUNK_ENTITIES -> link("c_" + random.nextInt(30));
            case ENTITIES -> entity();
            case RELATIONSHIPS -> relationship();
            case GLOSSARY_TERMS -> term();
            case GLOSSARY_HISTORY -> edit();
            case SOURCE_HASHES -> sourceHash();
            case RESOURCE_HASHES -> resourceHash();
            case CLUSTERS -> cluster();
            case DOCUMENTS, CHUNKS, CHUNK_POSITIONS, EMBEDDINGS ->
                    throw new IllegalArgumentException(table + " has samples of its own");
        };
    }

    public ChunkEntity link(String chunk) {
        return new ChunkEntity(
                new ChunkId(chunk), entity().id(), one(CONFIDENCES), 1 + random.nextInt(3));
    }

    private Entity entity() {
        var name = one(NAMES);
        var domain = domain();
        var session = session();
        return new Entity(
                EntityId.of(name, domain, session),
                name,
                Names.folded(name),
                name + text,
                one(List.of(SemanticType.values())),
                orNull("ORG" + text),
                domain,
                session,
                random.nextInt(9) * 1_000_000_000L,
                random.nextInt(9),
                time());
    }

    private Relationship relationship() {
        var subject = one(TERMS);
        var object = one(TERMS);
        return new Relationship(
                new RelationshipId("r" + random.nextInt(80)),
                subject,
                Names.folded(subject),
                one(List.of("HAS_MANY", "HAS_KIND", "HASXKIND", "CAUSES")),
                object,
                Names.folded(object),
                orNull("A sentence." + text),
                one(CONFIDENCES),
                one(List.of(VerbCategory.values())),
                domain(),
                session(),
                random.nextBoolean(),
                time());
    }

    private GlossaryTerm term() {
        var name = one(TERMS);
        var domain = domain();
        var user = user();
        return new GlossaryTerm(
                termId(name, user, domain),
                name,
                Names.folded(name),
                name + text,
                orNull("A definition." + text),
                domain,
                random.nextBoolean() ? null : termId(one(TERMS), user, domain()),
                one(List.of(ParentVerb.values())),
                one(
                        List.of(
                                List.of(),
                                List.of("Customers"),
                                List.of("Orders", "ORDER"),
                                List.of("b" + text, "a", "skus"))),
                one(List.of(SemanticType.values())),
                one(List.of(Cardinality.values())),
                orNull(name + "s"),
                one(
                        List.of(
                                Map.of(),
                                Map.of("k" + text, Map.of()),
                                Map.of(
                                        "b",
                                        Map.of("y", "1", "x" + text, text),
                                        "a",
                                        Map.of("", "")))),
                orNull("team"),
                one(List.of(TermStatus.values())),
                one(List.of(Provenance.values())),
                orNull("wiki" + text),
                random.nextInt(3) == 0,
                session(),
                user,
                time(),
                time(),
                1 + random.nextInt(5),
                orNull("someone" + text));
    }

    private static TermId termId(String name, String user, @Nullable String domain) {
        return TermId.of(Names.folded(name), user, domain, 0);
    }

    private TermEdit edit() {
        var user = user();
        var domain = domain();
        return new TermEdit(
                termId(one(TERMS), user, domain),
                1 + random.nextInt(12),
                one(List.of("TermDefined", "TermChanged", "TermRemoved")),
                "{\"definition\":\"" + random.nextInt(99) + "\"}" + text,
                orNull("someone" + text),
                user,
                domain,
                session(),
                time());
    }

    private SourceHash sourceHash() {
        return new SourceHash(
                source(), orNull("h1" + text), orNull("h2"), orNull("h3"), orNull("h4"), time());
    }

    private ResourceHash resourceHash() {
        return new ResourceHash(
                source(),
                one(List.of("table", "endpoint")),
                one(NAMES),
                "hash" + random.nextInt(3) + text,
                time());
    }

    private TermCluster cluster() {
        var term = one(TERMS);
        return new TermCluster(
                domain(), session(), term, Names.folded(term), random.nextInt(3), time());
    }

    String source() {
        return one(List.of("__base__", "a", "b", "db" + text));
    }

    private @Nullable String domain() {
        return oneOf(null, "a", "b");
    }

    private @Nullable String session() {
        return oneOf(null, null, "s", "t");
    }

    private String user() {
        return one(List.of(Visibility.DEFAULT_USER, "u"));
    }

    private Instant time() {
        return SampleRows.TIME.plusMillis(random.nextInt(1_000));
    }

    private @Nullable String orNull(String value) {
        return oneOf(null, value);
    }

    private @Nullable String oneOf(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
