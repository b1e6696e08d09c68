package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.standalone.cli.csv.Tags;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The fields of a term, null where nothing was said.
final class FieldOptions {
    @Option(names = "--display-name", paramLabel = "TEXT", description = "How readers see it.")
    @Nullable String displayName;

    @Option(names = "--definition", paramLabel = "TEXT", description = "What it means.")
    @Nullable String definition;

    @Option(names = "--parent", paramLabel = "TERM", description = "Id or name of the term above.")
    @Nullable String parent;

    @Option(
            names = "--parent-verb",
            paramLabel = "VERB",
            description = "HAS_ONE, HAS_KIND or HAS_MANY: how the parent holds it.")
    @Nullable String parentVerb;

    @Option(
            names = "--alias",
            paramLabel = "TEXT",
            description = "Another name; may be repeated. All of them, not one more.")
    @Nullable List<String> aliases;

    @Option(
            names = "--semantic-type",
            paramLabel = "TYPE",
            description = "concept, attribute, action or term.")
    @Nullable String semanticType;

    @Option(names = "--cardinality", paramLabel = "C", description = "many, distinct or singular.")
    @Nullable String cardinality;

    @Option(names = "--plural", paramLabel = "TEXT", description = "Its plural.")
    @Nullable String plural;

    @Option(
            names = "--tags",
            paramLabel = "JSON",
            converter = TagsConverter.class,
            description = "Like {\"source\": {\"table\": \"voyages\"}}.")
    private @Nullable GivenTags tags;

    @Option(names = "--owner", paramLabel = "WHO", description = "Who answers for its meaning.")
    @Nullable String owner;

    @Option(names = "--status", paramLabel = "STATUS", description = "draft, reviewed or approved.")
    @Nullable String status;

    @Option(
            names = "--provenance",
            paramLabel = "FROM",
            description = "llm, human, hybrid or learning.")
    @Nullable String provenance;

    @Option(
            names = "--canonical-source",
            paramLabel = "TEXT",
            description = "Where its meaning is laid down.")
    @Nullable String canonicalSource;

    @Option(
            names = "--ignored",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            description = "Left out of similar entities.")
    @Nullable Boolean ignored;

    @Nullable Map<String, Map<String, String>> tags() {
        return tags == null ? null : tags.values();
    }

    /// A type of its own, for picocli takes a map to be `KEY=VALUE`.
    private record GivenTags(Map<String, Map<String, String>> values) {}

    private static final class TagsConverter implements ITypeConverter<GivenTags> {
        @Override
        public GivenTags convert(String text) {
            try {
                return new GivenTags(Tags.read(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
