package dev.lexlog.api.read;

import dev.lexlog.api.http.JsonFields;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a request says about its scope. `""` and `__base__` name no domain, and rows without one
/// are visible anyway.
public final class Scope {
    /// The parameters, or fields, that say it.
    public static final Set<String> NAMES = Set.of("domains", "session", "user");

    private Scope() {}

    /// Refuses every parameter but these and the scope's.
    public static void allowOnly(QueryParameters query, String... more) {
        var names = new HashSet<>(NAMES);
        names.addAll(List.of(more));
        query.allowOnly(names);
    }

    public static Visibility visibility(
            Optional<List<String>> domains, Optional<String> session, Optional<String> user) {
        return new Visibility(
                domains.<Domains>map(Scope::only).orElseGet(Domains.All::new),
                session.filter(s -> !s.isEmpty()).orElse(null),
                user.filter(u -> !u.isEmpty()).orElse(Visibility.DEFAULT_USER));
    }

    public static Visibility of(JsonFields fields) {
        return visibility(
                fields.strings("domains"), fields.string("session"), fields.string("user"));
    }

    public static Visibility of(QueryParameters query) {
        return visibility(query.list("domains"), query.single("session"), query.single("user"));
    }

    private static Domains only(Collection<String> names) {
        return new Domains.Only(
                names.stream().filter(Scope::isDomain).collect(Collectors.toUnmodifiableSet()));
    }

    static boolean isDomain(String name) {
        return !name.isEmpty() && !name.equals("__base__");
    }
}
