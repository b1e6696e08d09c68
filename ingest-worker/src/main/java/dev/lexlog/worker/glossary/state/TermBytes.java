package dev.lexlog.worker.glossary.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.worker.glossary.edit.TermFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A term as it lies in the state: one canonical JSON array of texts ({@link Keys}), the lists and
/// maps with their sizes before them.
public final class TermBytes {
    private static final String FORMAT = "1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TermBytes() {}

    public static byte[] of(GlossaryTerm term) {
        var parts = new ArrayList<@Nullable Object>();
        parts.add(FORMAT);
        parts.add(term.id().value());
        parts.add(term.name());
        parts.add(term.displayName());
        parts.add(term.definition());
        parts.add(term.domain());
        var parent = term.parent();
        parts.add(parent == null ? null : parent.value());
        parts.add(term.parentVerb().name());
        addList(term.aliases(), parts);
        parts.add(term.semanticType().wireName());
        parts.add(term.cardinality().wireName());
        parts.add(term.plural());
        addTags(term.tags(), parts);
        parts.add(term.owner());
        parts.add(term.status().wireName());
        parts.add(term.provenance().wireName());
        parts.add(term.canonicalSource());
        parts.add(Boolean.toString(term.ignored()));
        parts.add(term.session());
        parts.add(term.user());
        parts.add(Long.toString(term.createdAt().toEpochMilli()));
        parts.add(Long.toString(term.updatedAt().toEpochMilli()));
        parts.add(Integer.toString(term.revision()));
        parts.add(term.lastActor());
        return Keys.array(parts.toArray()).getBytes(StandardCharsets.UTF_8);
    }

    public static GlossaryTerm read(byte[] bytes) {
        var parts = new Parts(parse(bytes));
        if (!parts.text().equals(FORMAT)) {
            throw new IllegalArgumentException("not a term's state: " + bytes.length + " bytes");
        }
        var id = new TermId(parts.text());
        var name = parts.text();
        var displayName = parts.text();
        var definition = parts.next();
        var domain = parts.next();
        var parent = parts.next();
        return new TermFields(
                        name,
                        displayName,
                        definition,
                        domain,
                        parent == null ? null : new TermId(parent),
                        known(ParentVerb.named(parts.text())),
                        parts.list(),
                        known(SemanticType.named(parts.text())),
                        known(Cardinality.named(parts.text())),
                        parts.next(),
                        parts.tags(),
                        parts.next(),
                        known(TermStatus.named(parts.text())),
                        known(Provenance.named(parts.text())),
                        parts.next(),
                        Boolean.parseBoolean(parts.text()))
                .with(parts.life(id));
    }

    private static void addList(List<String> texts, List<@Nullable Object> parts) {
        parts.add(Integer.toString(texts.size()));
        parts.addAll(texts);
    }

    private static void addTags(
            Map<String, Map<String, String>> tags, List<@Nullable Object> parts) {
        parts.add(Integer.toString(tags.size()));
        tags.forEach((tag, values) -> {
            parts.add(tag);
            parts.add(Integer.toString(values.size()));
            values.forEach((key, value) -> {
                parts.add(key);
                parts.add(value);
            });
        });
    }

    private static @Nullable String[] parse(byte[] bytes) {
        try {
            return JSON.readValue(bytes, String[].class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a term's state", e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static <T> T known(Optional<T> value) {
        return value.orElseThrow(() -> new IllegalArgumentException("not a term's state"));
    }

    /// The texts of a state, one after the other.
    private static final class Parts {
        private final @Nullable String[] all;
        private int at;

        Parts(@Nullable String[] all) {
            this.all = all;
        }

        @Nullable String next() {
            return all[at++];
        }

        String text() {
            return Objects.requireNonNull(next());
        }

        int number() {
            return Integer.parseInt(text());
        }

        List<String> list() {
            int size = number();
            var texts = new ArrayList<String>(size);
            for (int i = 0; i < size; i++) {
                texts.add(text());
            }
            return texts;
        }

        Map<String, Map<String, String>> tags() {
            int size = number();
            var tags = new HashMap<String, Map<String, String>>();
            for (int i = 0; i < size; i++) {
                tags.put(text(), values());
            }
            return tags;
        }

        private Map<String, String> values() {
            int size = number();
            var values = new HashMap<String, String>();
            for (int i = 0; i < size; i++) {
                values.put(text(), text());
            }
            return values;
        }

        TermFields.Life life(TermId id) {
            return new TermFields.Life(id, next(), text(), time(), time(), number(), next());
        }

        private Instant time() {
            return Instant.ofEpochMilli(Long.parseLong(text()));
        }
    }
}
