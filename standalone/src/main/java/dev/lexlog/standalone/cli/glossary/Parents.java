package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is meant by the id or name of a parent, as the worker will decide: an id first; of several
/// terms of a name the one in the child's domain, then the one in none, then by id; never the child
/// itself.
final class Parents {
    private final String user;
    private final Map<TermName, String> ids = new HashMap<>();
    private final Map<String, TermName> byId = new HashMap<>();
    private final Map<String, List<TermName>> byName = new HashMap<>();

    Parents(String user, Iterable<Term> known) {
        this.user = user;
        known.forEach(term -> add(term.key(), term.id()));
    }

    /// A term that will be made has an id that is known now.
    void addIfNew(TermName name) {
        if (!ids.containsKey(name)) {
            add(name, TermId.of(name.folded(), user, name.domain(), 0).value());
        }
    }

    private void add(TermName name, String id) {
        ids.put(name, id);
        byId.put(id, name);
        byName.computeIfAbsent(name.folded(), _ -> new ArrayList<>()).add(name);
    }

    Optional<TermName> find(String parent, TermName child) {
        var called = byId.get(parent);
        if (called != null) {
            return Optional.of(called);
        }
        return byName.getOrDefault(Names.folded(parent), List.of()).stream()
                .filter(name -> !name.equals(child))
                .min(
                        Comparator.<TermName>comparingInt(name -> distance(name, child.domain()))
                                .thenComparing(name -> String.valueOf(ids.get(name))));
    }

    private static int distance(TermName name, @Nullable String domain) {
        if (Objects.equals(name.domain(), domain)) {
            return 0;
        }
        return name.domain() == null ? 1 : 2;
    }
}
