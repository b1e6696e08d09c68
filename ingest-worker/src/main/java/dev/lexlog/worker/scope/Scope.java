package dev.lexlog.worker.scope;

import org.jspecify.annotations.Nullable;

/// What a scope command is about. Names hold no U+0000, so it parts them in a {@link #key}.
public sealed interface Scope {
    record Session(String id) implements Scope {}

    record Domain(String id) implements Scope {}

    /// The documents of a source in all domains.
    record SourceEverywhere(String source) implements Scope {}

    /// The documents of a source in one domain; null is "no domain".
    record SourceInDomain(String source, @Nullable String domain) implements Scope {}

    default String key() {
        return switch (this) {
            case Session(var id) -> "session\0" + id;
            case Domain(var id) -> "domain\0" + id;
            case SourceEverywhere(var source) -> "source\0" + source;
            case SourceInDomain(var source, var domain) ->
                    "source\0" + source + '\0' + (domain == null ? "" : domain);
        };
    }

    static Scope ofKey(String key) {
        var parts = key.split("\0", -1);
        return switch (parts[0]) {
            case "session" -> new Session(parts[1]);
            case "domain" -> new Domain(parts[1]);
            case "source" ->
                    parts.length == 2
                            ? new SourceEverywhere(parts[1])
                            : new SourceInDomain(parts[1], parts[2].isEmpty() ? null : parts[2]);
            default -> throw new IllegalArgumentException("not a scope's key: " + key);
        };
    }
}
