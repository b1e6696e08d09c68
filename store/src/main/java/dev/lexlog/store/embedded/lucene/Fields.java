package dev.lexlog.store.embedded.lucene;

/// The fields of a Lucene document. Columns that a filter names keep their public names.
final class Fields {
    /// Table and key of the row that the document shows: unique.
    static final String KEY = "key";

    static final String ID = "id";
    static final String TEXT = "text";
    static final String VECTOR = "embedding";
    static final String DOCUMENT = "document";
    static final String DOMAIN = "domain_id";
    static final String SESSION = "session_id";
    static final String USER = "user_id";
    static final String SOURCE = "source";
    static final String CHUNK_TYPE = "chunk_type";

    /// Stands for null, which a filter must be able to ask for; values begin with `=`.
    static final String NONE = "-";

    private Fields() {}

    static String some(String value) {
        return "=" + value;
    }
}
