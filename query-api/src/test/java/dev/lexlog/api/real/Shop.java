package dev.lexlog.api.real;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Source;
import java.util.ArrayList;
import java.util.List;

/// Documents without a domain, of two domains and of a session, and what they mention.
///
/// | chunk | document | mentions |
/// |---|---|---|
/// | c_1 | guide.md | customer 0.9, order 0.8, invoice 0.7 |
/// | c_2 | guide.md | customer 0.5, order 0.4 |
/// | c_3 | guide.md | customer 0.9 |
/// | c_4 | hr: leave.md | customer 0.6, salary 0.5 |
/// | c_5 | hr: leave.md | customer 0.6 |
/// | c_6 | it: tables (schema) | customer 1.0 |
/// | c_7 | session s1: notes.md | note 0.3 |
public final class Shop {
    public static final DocumentId GUIDE = new DocumentId(null, null, "guide.md");
    public static final DocumentId LEAVE = new DocumentId("hr", null, "leave.md");
    public static final DocumentId TABLES = new DocumentId("it", null, "a/tables");
    public static final DocumentId NOTES = new DocumentId(null, "s1", "notes.md");

    private Shop() {}

    public static List<LogRow> rows() {
        var rows = new ArrayList<LogRow>();
        rows.addAll(documents());
        rows.addAll(entities());
        rows.addAll(vectors());
        return rows;
    }

    private static List<LogRow> documents() {
        var rows = new ArrayList<LogRow>();
        rows.add(Rows.document(GUIDE, Source.DOCUMENT));
        rows.add(Rows.document(LEAVE, Source.DOCUMENT));
        rows.add(Rows.document(TABLES, Source.SCHEMA));
        rows.add(Rows.document(NOTES, Source.DOCUMENT));
        rows.addAll(Rows.chunk("c_1", GUIDE, Source.DOCUMENT, 0, "Customers order by invoice."));
        rows.addAll(Rows.chunk("c_2", GUIDE, Source.DOCUMENT, 1, "An order has a customer."));
        rows.addAll(Rows.chunk("c_3", GUIDE, Source.DOCUMENT, 2, "A customer is somebody."));
        rows.addAll(Rows.chunk("c_4", LEAVE, Source.DOCUMENT, 0, "Customers pay salaries."));
        rows.addAll(Rows.chunk("c_5", LEAVE, Source.DOCUMENT, 1, "Customers are our guests."));
        rows.addAll(Rows.chunk("c_6", TABLES, Source.SCHEMA, 0, "customer(id)"));
        rows.addAll(Rows.chunk("c_7", NOTES, Source.DOCUMENT, 0, "A note."));
        return rows;
    }

    private static List<LogRow> entities() {
        return List.of(
                Rows.entity("e1", "customer", null, null),
                Rows.entity("e2", "order", null, null),
                Rows.entity("e3", "invoice", null, null),
                Rows.entity("e4", "customer", "hr", null),
                Rows.entity("e5", "salary", "hr", null),
                Rows.entity("e6", "customer", "it", null),
                Rows.entity("e7", "note", null, "s1"),
                Rows.link("c_1", "e1", 0.9),
                Rows.link("c_1", "e2", 0.8),
                Rows.link("c_1", "e3", 0.7),
                Rows.link("c_2", "e1", 0.5),
                Rows.link("c_2", "e2", 0.4),
                Rows.link("c_3", "e1", 0.9),
                Rows.link("c_4", "e4", 0.6),
                Rows.link("c_4", "e5", 0.5),
                Rows.link("c_5", "e4", 0.6),
                Rows.link("c_6", "e6", 1.0),
                Rows.link("c_7", "e7", 0.3));
    }

    /// c_3 and c_7 have none yet.
    private static List<LogRow> vectors() {
        return List.of(
                Rows.vector("c_1", GUIDE, Source.DOCUMENT, 1, 0, 0, 0),
                Rows.vector("c_2", GUIDE, Source.DOCUMENT, 0, 1, 0, 0),
                Rows.vector("c_4", LEAVE, Source.DOCUMENT, 3, 4, 0, 0),
                Rows.vector("c_5", LEAVE, Source.DOCUMENT, 0, 0, 1, 0),
                Rows.vector("c_6", TABLES, Source.SCHEMA, 0, 0, 0, 1));
    }
}
