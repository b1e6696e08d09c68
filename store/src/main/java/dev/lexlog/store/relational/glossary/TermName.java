package dev.lexlog.store.relational.glossary;

import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.store.read.NamePlace;
import dev.lexlog.store.read.UnifiedGlossaryReads.RowPlace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a term is called, and where it stands.
record TermName(
        TermId id,
        String name,
        String nameFolded,
        List<String> aliases,
        @Nullable String domain,
        @Nullable TermId parent,
        TermStatus status,
        boolean ignored) {
    /// The folded names of entities by which the term is grounded.
    Set<String> groundingNames() {
        var names = new HashSet<String>();
        names.add(normalised(name));
        aliases.forEach(alias -> names.add(normalised(alias)));
        return names;
    }

    /// The folded names of entities that an alias stands for.
    Set<String> aliasNames() {
        var names = new HashSet<>(foldedAliases());
        aliases.forEach(alias -> names.add(normalised(alias)));
        return names;
    }

    List<String> foldedAliases() {
        return aliases.stream().map(Names::folded).toList();
    }

    private static String normalised(String name) {
        return Names.folded(Names.normalised(name));
    }

    NamePlace place() {
        return new NamePlace(nameFolded, id.value());
    }

    RowPlace rowPlace() {
        return new RowPlace(nameFolded, domain);
    }
}
