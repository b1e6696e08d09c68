package dev.lexlog.standalone.cli.glossary;

import static dev.lexlog.standalone.cli.glossary.Defaults.or;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.standalone.cli.csv.BadRow;
import dev.lexlog.standalone.cli.csv.GlossaryCsv;
import dev.lexlog.standalone.cli.csv.TermRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a file makes of a glossary: edits that leave every term as its row says. A term that is
/// there keeps what the file has no column for.
///
/// @param bad rows that can have no edit, by their lines
record ImportPlan(List<GlossaryEdit> edits, List<BadRow> bad) {
    static ImportPlan of(GlossaryCsv.Read file, List<Term> known, Author author) {
        var bad = new ArrayList<>(file.bad());
        var owner = author.owner();
        var rows = file.rows().stream().map(row -> row.inDomain(owner.domain())).toList();
        var order = ImportOrder.of(rows, owner.user(), known);
        bad.addAll(order.bad());
        while (!order.bad().isEmpty()) {
            rows = without(order.bad(), rows);
            order = ImportOrder.of(rows, owner.user(), known);
            bad.addAll(order.bad());
        }
        bad.sort((a, b) -> Long.compare(a.line(), b.line()));
        var byName = new HashMap<TermName, Term>();
        known.forEach(term -> byName.put(term.key(), term));
        var edits = order.rows().stream().flatMap(row -> edits(row, byName, author::edit).stream());
        return new ImportPlan(edits.toList(), List.copyOf(bad));
    }

    private static List<TermRow> without(List<BadRow> bad, List<TermRow> rows) {
        var lines = bad.stream().map(BadRow::line).collect(Collectors.toSet());
        return rows.stream().filter(row -> !lines.contains(row.line())).toList();
    }

    private static List<GlossaryEdit> edits(
            TermRow row,
            Map<TermName, Term> known,
            BiFunction<@Nullable String, GlossaryChange, GlossaryEdit> edit) {
        var term = known.get(ImportOrder.name(row));
        if (term == null) {
            return List.of(edit.apply(row.domain(), defined(row)));
        }
        var edits = new ArrayList<GlossaryEdit>();
        if (!term.name().equals(row.name())) {
            edits.add(edit.apply(row.domain(), new TermRenamed(term.id(), null, row.name())));
        }
        edits.add(edit.apply(row.domain(), changed(row, term)));
        return edits;
    }

    private static TermDefined defined(TermRow row) {
        return new TermDefined(
                row.name(),
                row.displayName(),
                row.definition(),
                row.parent(),
                or(row.parentVerb(), Defaults.PARENT_VERB),
                or(row.aliases(), List.of()),
                Defaults.SEMANTIC_TYPE,
                Defaults.CARDINALITY,
                null,
                or(row.tags(), Map.of()),
                null,
                or(row.status(), Defaults.STATUS),
                Defaults.PROVENANCE,
                null,
                false);
    }

    /// An empty cell empties its field.
    private static TermChanged changed(TermRow row, Term term) {
        return new TermChanged(
                term.id(),
                null,
                row.displayName(),
                row.definition(),
                row.parent(),
                row.parentVerb(),
                row.aliases(),
                null,
                null,
                null,
                row.tags(),
                null,
                row.status(),
                null,
                null,
                null,
                null,
                List.of());
    }
}
