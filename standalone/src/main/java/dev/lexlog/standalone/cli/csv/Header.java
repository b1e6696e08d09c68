package dev.lexlog.standalone.cli.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which column stands where.
record Header(Map<Column, Integer> places, int width) {
    /// What is wrong with it is added to `bad`.
    static Header of(CsvRecord record, List<BadRow> bad) {
        var places = new EnumMap<Column, Integer>(Column.class);
        long line = record.getStartingLineNumber();
        for (int i = 0; i < record.getFieldCount(); i++) {
            var title = record.getField(i);
            var column = Column.titled(title);
            if (column.isEmpty()) {
                bad.add(
                        new BadRow(
                                line,
                                "unknown column '%s': known are %s"
                                        .formatted(title, String.join(",", Column.titles()))));
            } else if (places.put(column.get(), i) != null) {
                bad.add(new BadRow(line, "the column '%s' stands there twice".formatted(title)));
            }
        }
        if (!places.containsKey(Column.NAME)) {
            bad.add(new BadRow(line, "there is no column 'name'"));
        }
        return new Header(places, record.getFieldCount());
    }
}
