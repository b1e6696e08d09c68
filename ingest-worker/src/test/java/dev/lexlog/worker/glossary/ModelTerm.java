package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A term as the plain model keeps it: mutable, its parent a reference.
final class ModelTerm {
    final String id;
    final String user;
    final @Nullable String session;
    final Instant created;
    String name;
    String display;
    @Nullable String definition;
    @Nullable String domain;
    @Nullable ModelTerm parent;
    String verb = "HAS_KIND";
    List<String> aliases = new ArrayList<>();
    String type = "concept";
    String cardinality = "many";
    @Nullable String plural;
    Map<String, Map<String, String>> tags = Map.of();
    @Nullable String owner;
    String status = "draft";
    String provenance = "human";
    @Nullable String source;
    boolean ignored;
    Instant updated;
    int revision;
    @Nullable String actor;

    ModelTerm(String id, String user, @Nullable String session, String name, Instant created) {
        this.id = id;
        this.user = user;
        this.session = session;
        this.name = name;
        this.display = name;
        this.created = created;
        this.updated = created;
    }

    void become(TermDefined event) {
        name = event.name();
        display = shown(event.displayName());
        definition = orNull(event.definition());
        verb = event.parentVerb();
        aliases = tidy(name, event.aliases());
        type = event.semanticType();
        cardinality = event.cardinality();
        plural = orNull(event.plural());
        tags = event.tags();
        owner = orNull(event.owner());
        status = event.status();
        provenance = event.provenance();
        source = orNull(event.canonicalSource());
        ignored = event.ignored();
    }

    /// All but parent, domain and provenance.
    void change(TermChanged event) {
        if (event.displayName() != null || event.clear().contains("display_name")) {
            display = shown(event.displayName());
        }
        if (event.definition() != null || event.clear().contains("definition")) {
            definition = orNull(event.definition());
        }
        if (event.aliases() != null) {
            aliases = tidy(name, event.aliases());
        }
        if (event.clear().contains("aliases")) {
            aliases = new ArrayList<>();
        }
        if (event.tags() != null || event.clear().contains("tags")) {
            tags = event.tags() == null ? Map.of() : event.tags();
        }
        if (event.plural() != null || event.clear().contains("plural")) {
            plural = orNull(event.plural());
        }
        if (event.owner() != null || event.clear().contains("owner")) {
            owner = orNull(event.owner());
        }
        if (event.canonicalSource() != null || event.clear().contains("canonical_source")) {
            source = orNull(event.canonicalSource());
        }
        verb = event.parentVerb() == null ? verb : event.parentVerb();
        type = event.semanticType() == null ? type : event.semanticType();
        cardinality = event.cardinality() == null ? cardinality : event.cardinality();
        status = event.status() == null ? status : event.status();
        ignored = event.ignored() == null ? ignored : event.ignored();
    }

    static List<String> tidy(String name, List<String> aliases) {
        var kept = new ArrayList<String>();
        for (var alias : aliases) {
            if (!RandomEdits.same(alias, name)
                    && kept.stream().noneMatch(k -> RandomEdits.same(k, alias))) {
                kept.add(alias);
            }
        }
        return kept;
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private String shown(@Nullable String given) {
        return given == null || given.isEmpty() ? name : given;
    }

    /// What makes a model's term a hybrid when it changes.
    String meaning() {
        return definition + "|" + (parent == null ? "root" : parent.id) + "|" + aliases;
    }

    /// Everything an edit may change.
    String shape() {
        var sortedTags = new TreeMap<String, Object>();
        tags.forEach((tag, values) -> sortedTags.put(tag, new TreeMap<>(values)));
        return String.join(
                "|",
                name,
                display,
                "" + definition,
                "" + domain,
                parent == null ? "root" : parent.id,
                verb,
                aliases.toString(),
                type,
                cardinality,
                "" + plural,
                sortedTags.toString(),
                "" + owner,
                status,
                provenance,
                "" + source,
                "" + ignored);
    }

    String row() {
        return String.join(
                "|",
                id,
                user,
                "" + session,
                shape(),
                created.toString(),
                updated.toString(),
                "" + revision,
                "" + actor);
    }

    String chunk() {
        var text = new StringBuilder(display);
        if (definition != null) {
            text.append('\n').append(definition);
        }
        if (!aliases.isEmpty()) {
            text.append("\nAlso: ").append(String.join(", ", aliases));
        }
        return String.join("|", "glossary:" + id, "" + domain, user, text);
    }
}
