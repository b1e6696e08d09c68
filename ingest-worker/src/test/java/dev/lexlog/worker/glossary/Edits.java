package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Short ways to say what a user edits.
final class Edits {
    private Edits() {}

    static GlossaryEdit edit(@Nullable String domain, GlossaryChange change) {
        return new GlossaryEdit("ann", "default", null, domain, "", null, change);
    }

    static Definition define(String name) {
        return new Definition(name);
    }

    static Alteration change(String name) {
        return new Alteration(name);
    }

    static TermRenamed rename(String name, String newName) {
        return new TermRenamed(null, name, newName);
    }

    static TermRemoved remove(String name, String children) {
        return new TermRemoved(null, name, children);
    }

    /// A `TermDefined` with the defaults of its schema.
    static final class Definition {
        private final String name;
        private @Nullable String displayName;
        private @Nullable String definition;
        private @Nullable String parent;
        private String parentVerb = "HAS_KIND";
        private List<String> aliases = List.of();
        private String semanticType = "concept";
        private String cardinality = "many";
        private Map<String, Map<String, String>> tags = Map.of();
        private String status = "draft";
        private String provenance = "human";
        private @Nullable String owner;

        private Definition(String name) {
            this.name = name;
        }

        Definition shownAs(String text) {
            displayName = text;
            return this;
        }

        Definition meaning(String text) {
            definition = text;
            return this;
        }

        Definition under(String idOrName) {
            parent = idOrName;
            return this;
        }

        Definition verb(String text) {
            parentVerb = text;
            return this;
        }

        Definition also(String... names) {
            aliases = List.of(names);
            return this;
        }

        Definition type(String text) {
            semanticType = text;
            return this;
        }

        Definition cardinality(String text) {
            cardinality = text;
            return this;
        }

        Definition tags(Map<String, Map<String, String>> all) {
            tags = all;
            return this;
        }

        Definition status(String text) {
            status = text;
            return this;
        }

        Definition by(String text) {
            provenance = text;
            return this;
        }

        Definition ownedBy(String text) {
            owner = text;
            return this;
        }

        TermDefined event() {
            return new TermDefined(
                    name,
                    displayName,
                    definition,
                    parent,
                    parentVerb,
                    aliases,
                    semanticType,
                    cardinality,
                    null,
                    tags,
                    owner,
                    status,
                    provenance,
                    null,
                    false);
        }
    }

    /// A `TermChanged` that changes nothing yet.
    static final class Alteration {
        private @Nullable String termId;
        private @Nullable String name;
        private @Nullable String displayName;
        private @Nullable String definition;
        private @Nullable String parent;
        private @Nullable String parentVerb;
        private @Nullable List<String> aliases;
        private @Nullable String status;
        private @Nullable String provenance;
        private @Nullable String newDomain;
        private final List<String> clear = new ArrayList<>();

        private Alteration(String name) {
            this.name = name;
        }

        Alteration byId(String id) {
            termId = id;
            name = null;
            return this;
        }

        Alteration shownAs(String text) {
            displayName = text;
            return this;
        }

        Alteration meaning(String text) {
            definition = text;
            return this;
        }

        Alteration under(String idOrName) {
            parent = idOrName;
            return this;
        }

        Alteration verb(String text) {
            parentVerb = text;
            return this;
        }

        Alteration also(String... names) {
            aliases = List.of(names);
            return this;
        }

        Alteration status(String text) {
            status = text;
            return this;
        }

        Alteration by(String text) {
            provenance = text;
            return this;
        }

        Alteration to(String domain) {
            newDomain = domain;
            return this;
        }

        Alteration clear(String field) {
            clear.add(field);
            return this;
        }

        TermChanged event() {
            return new TermChanged(
                    termId,
                    name,
                    displayName,
                    definition,
                    parent,
                    parentVerb,
                    aliases,
                    null,
                    null,
                    null,
                    null,
                    null,
                    status,
                    provenance,
                    null,
                    null,
                    newDomain,
                    clear);
        }
    }
}
