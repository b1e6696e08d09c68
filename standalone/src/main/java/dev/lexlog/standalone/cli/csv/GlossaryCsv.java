package dev.lexlog.standalone.cli.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A glossary as CSV (RFC 4180) with a header, separated by commas or semicolons. Columns may stand
/// in any order, and all but `name` may be missing.
public final class GlossaryCsv {
    private GlossaryCsv() {}

    /// What a file says.
    ///
    /// @param bad in the order of the file
    public record Read(List<TermRow> rows, List<BadRow> bad) {
        public Read {
            rows = List.copyOf(rows);
            bad = List.copyOf(bad);
        }
    }

    /// The cells of each row in the order of {@link Column}.
    public static String write(List<List<String>> rows) {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(Column.titles());
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// A cell of aliases.
    public static String aliases(List<String> aliases) {
        return Aliases.write(aliases);
    }

    public static Read read(String text) {
        var separator = separator(text);
        var rows = new ArrayList<TermRow>();
        var bad = new ArrayList<BadRow>();
        try (var records = records(text, separator)) {
            var each = records.iterator();
            if (!each.hasNext()) {
                return new Read(List.of(), List.of(new BadRow(1, "the file is empty")));
            }
            var header = Header.of(each.next(), bad);
            if (!bad.isEmpty()) {
                return new Read(List.of(), bad);
            }
            var cells = new RowCells(header);
            each.forEachRemaining(record -> cells.add(record, rows, bad));
        } catch (CsvParseException e) {
            bad.add(new BadRow(lineOf(e), "not CSV: " + reason(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Read(rows, bad);
    }

    /// The one that makes more columns of the header; a semicolon within a name makes none.
    private static char separator(String text) {
        return known(text, ';') > known(text, ',') ? ';' : ',';
    }

    private static long known(String text, char separator) {
        try (var records = records(text, separator)) {
            return records.stream().findFirst().map(CsvRecord::getFields).orElse(List.of()).stream()
                    .filter(title -> Column.titled(title).isPresent())
                    .count();
        } catch (CsvParseException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvReader<CsvRecord> records(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
    }

    /// It says so in its message alone: "… that started in line 3".
    private static long lineOf(CsvParseException e) {
        var digits = String.valueOf(e.getMessage()).replaceAll("\\D", "");
        return digits.isEmpty() ? 1 : Long.parseLong(digits);
    }

    private static String reason(CsvParseException e) {
        var cause = e.getCause();
        return cause == null || cause.getMessage() == null
                ? String.valueOf(e.getMessage())
                : cause.getMessage();
    }
}
