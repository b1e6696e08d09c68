package dev.lexlog.standalone.cli.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.schemas.model.TermStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The cells of a row by the header's columns.
record RowCells(Header header) {
    /// To `rows`, or to `bad`.
    void add(CsvRecord record, List<TermRow> rows, List<BadRow> bad) {
        try {
            rows.add(row(record));
        } catch (IllegalArgumentException e) {
            bad.add(new BadRow(record.getStartingLineNumber(), String.valueOf(e.getMessage())));
        }
    }

    private TermRow row(CsvRecord record) {
        if (record.getFieldCount() != header.width()) {
            throw new IllegalArgumentException(
                    "%d cells, but the header has %d: is a quote missing?"
                            .formatted(record.getFieldCount(), header.width()));
        }
        var name = String.valueOf(cell(Column.NAME, record));
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name is empty");
        }
        return new TermRow(
                record.getStartingLineNumber(),
                name,
                cell(Column.DISPLAY_NAME, record),
                cell(Column.DEFINITION, record),
                Scopes.domain(cell(Column.DOMAIN, record)),
                cell(Column.PARENT, record),
                known(Column.PARENT_VERB, record, ParentVerb.names(), String::toUpperCase),
                read(Column.ALIASES, record, Aliases::read),
                known(Column.STATUS, record, TermStatus.wireNames(), String::toLowerCase),
                read(Column.TAGS, record, Tags::read));
    }

    private @Nullable String cell(Column column, CsvRecord record) {
        var place = header.places().get(column);
        return place == null ? null : record.getField(place);
    }

    private <T> @Nullable T read(Column column, CsvRecord record, Function<String, T> read) {
        var cell = cell(column, record);
        return cell == null ? null : read.apply(cell);
    }

    private @Nullable String known(
            Column column, CsvRecord record, List<String> values, Spelling spelling) {
        var cell = cell(column, record);
        if (cell == null || cell.isBlank()) {
            return null;
        }
        var value = spelling.of(cell.strip(), Locale.ROOT);
        if (!values.contains(value)) {
            throw new IllegalArgumentException(
                    "%s is '%s': known are %s"
                            .formatted(column.title(), cell, String.join(", ", values)));
        }
        return value;
    }

    private interface Spelling {
        String of(String text, Locale locale);
    }
}
