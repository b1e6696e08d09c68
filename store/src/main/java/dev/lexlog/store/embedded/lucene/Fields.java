package dev.lexlog.store.embedded.lucene;

import org.jspecify.annotations.Nullable;

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
    static final String SECTION = "section";
    static final String CONTENT = "content";
    static final String CONTENT_HASH = "content_hash";
    static final String CHUNK_INDEX = "chunk_index";
    static final String START = "start";
    static final String END = "end";
    static final String UPDATED_AT = "updated_at";
    static final String SOURCE_URL = "source_url";

    /// Stands for null, which a filter must be able to ask for; values begin with `=`.
    static final String NONE = "-";

    private Fields() {}

    static String some(String value) {
        return "=" + value;
    }

    /// What {@link #some} or {@link #NONE} stand for.
    static @Nullable String value(String term) {
        return term.equals(NONE) ? null : term.substring(1);
    }
}
