package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.document.DocumentKey;
import dev.lexlog.worker.glossary.state.TermBytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Which entries of the worker's state are about a subject, each judged by the name of its entries.
/// A key is that name, U+0000, and parts with U+0000 between them. Indexes go with what they lead
/// to, so only one of both is looked at: a term's own entry, and the place of a relationship's
/// edits.
record StateKeys(Subject subject) {
    private static final String PART = "\0";
    private static final String TERMS = "glossary-terms";

    /// Entries of a name that is not known here are taken for the subject's: nobody can say that
    /// they are not.
    boolean isAbout(byte[] key, byte @Nullable [] value) {
        var parts = parts(key);
        return switch (parts[0]) {
            case "documents-by-session",
                    "chunks-by-session",
                    "ner-documents",
                    "ner-extractions",
                    "ner-links",
                    "ner-triples" ->
                    isArray(parts[1]) && subject.has(DocumentKey.id(parts[1]));
            case "cluster-scopes", "cluster-members", "relationship-edits" ->
                    isArray(parts[1]) && isSession(Keys.texts(parts[1]).getFirst());
            case "entities", "relationships" -> isContributed(parts, value);
            case "scope-marks", "scope-sweeps" -> parts[1].equals("session") && isSession(parts[2]);
            case TERMS -> value != null && isSession(TermBytes.read(value).session());
            case "glossary-names",
                    "glossary-children",
                    "glossary-counters",
                    "source-hashes",
                    "resource-hashes" ->
                    false;
            default -> true;
        };
    }

    /// By its last part, the key of the document that contributes; the entry of the first document
    /// holds such a key as its value.
    private boolean isContributed(String[] parts, byte @Nullable [] value) {
        var last = parts[parts.length - 1];
        if (isArray(last)) {
            return subject.has(Keys.documentId(last));
        }
        boolean holdsAKey = parts.length > 2 && parts[2].equals("first");
        return holdsAKey && value != null && isContributed(parts(value), null);
    }

    private boolean isSession(@Nullable String session) {
        return subject instanceof Subject.OfSession(var id) && id.equals(session);
    }

    static boolean isTerm(byte[] key) {
        return store(key).equals(TERMS);
    }

    static String store(byte[] key) {
        return parts(key)[0];
    }

    private static boolean isArray(String part) {
        return part.startsWith("[");
    }

    private static String[] parts(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).split(PART, -1);
    }
}
