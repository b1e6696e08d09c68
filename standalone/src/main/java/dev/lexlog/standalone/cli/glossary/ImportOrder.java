package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.model.Names;
import dev.lexlog.standalone.cli.csv.BadRow;
import dev.lexlog.standalone.cli.csv.TermRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows in an order in which each finds its parent: parents before children, otherwise as in the
/// file. Rows that stand in none (a name twice, an unknown parent, a cycle) are bad. Terms that the
/// file leaves where they are stored count as parents on the way.
final class ImportOrder {
    private final Map<TermName, TermRow> rows = new LinkedHashMap<>();
    private final Map<TermName, TermName> parents = new LinkedHashMap<>();
    private final Map<TermName, TermName> stored = new HashMap<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final List<TermRow> ordered = new ArrayList<>();
    private final Set<TermName> done = new HashSet<>();

    private ImportOrder() {}

    /// @param bad by their lines
    record Ordered(List<TermRow> rows, List<BadRow> bad) {}

    static Ordered of(List<TermRow> rows, String user, Collection<Term> known) {
        var order = new ImportOrder();
        rows.forEach(order::addRow);
        order.addStored(known);
        var parents = new Parents(user, known);
        order.rows.keySet().forEach(parents::addIfNew);
        order.rows.forEach((name, row) -> order.addParent(name, row, parents));
        order.rows.keySet().forEach(order::place);
        order.bad.sort((a, b) -> Long.compare(a.line(), b.line()));
        return new Ordered(List.copyOf(order.ordered), List.copyOf(order.bad));
    }

    static TermName name(TermRow row) {
        return new TermName(row.domain(), Names.folded(row.name()));
    }

    private void addStored(Collection<Term> known) {
        var names = new HashMap<String, TermName>();
        known.forEach(term -> names.put(term.id(), term.key()));
        for (var term : known) {
            var parent = names.get(term.parentId());
            if (parent != null) {
                stored.put(term.key(), parent);
            }
        }
    }

    private void addRow(TermRow row) {
        var earlier = rows.putIfAbsent(name(row), row);
        if (earlier != null) {
            bad.add(
                    new BadRow(
                            row.line(),
                            "'%s' is defined already in line %d"
                                    .formatted(row.name(), earlier.line())));
        }
    }

    private void addParent(TermName name, TermRow row, Parents known) {
        var parent = row.parent();
        if (parent == null || parent.isEmpty()) {
            return;
        }
        var found = known.find(parent, name);
        if (found.isPresent()) {
            parents.put(name, found.get());
            return;
        }
        var reason =
                Names.folded(parent).equals(name.folded())
                        ? "'%s' is its own parent"
                        : "the parent '%s' is in no good row and no term of the user";
        bad.add(new BadRow(row.line(), reason.formatted(parent)));
        done.add(name);
    }

    /// After its ancestors in the file, unless they are an endless line.
    private void place(TermName name) {
        var line = new LinkedHashSet<TermName>();
        @Nullable TermName at = name;
        while (at != null && !done.contains(at)) {
            if (!line.add(at)) {
                reportCycle(line, at);
                break;
            }
            at = parent(at);
        }
        line.reversed().stream()
                .filter(rows::containsKey)
                .filter(done::add)
                .map(this::row)
                .forEach(ordered::add);
    }

    private @Nullable TermName parent(TermName name) {
        var row = rows.get(name);
        return row == null || row.parent() == null ? stored.get(name) : parents.get(name);
    }

    private void reportCycle(Collection<TermName> line, TermName first) {
        var cycle = line.stream().dropWhile(name -> !name.equals(first)).toList();
        var around = new ArrayList<String>();
        cycle.forEach(name -> around.add(called(name)));
        around.add("'%s'".formatted(rows.containsKey(first) ? row(first).name() : first.folded()));
        var reason = "a cycle of parents: " + String.join(" under ", around);
        cycle.stream()
                .filter(rows::containsKey)
                .forEach(name -> {
                    done.add(name);
                    bad.add(new BadRow(row(name).line(), reason));
                });
    }

    private String called(TermName name) {
        var row = rows.get(name);
        return row == null
                ? "'%s' (stored)".formatted(name.folded())
                : "'%s' (line %d)".formatted(row.name(), row.line());
    }

    private TermRow row(TermName name) {
        return Objects.requireNonNull(rows.get(name));
    }
}
