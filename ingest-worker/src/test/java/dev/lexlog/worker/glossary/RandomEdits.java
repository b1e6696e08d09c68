package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.TermId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Edits by chance, over so few names, domains and users that they meet all the time.
final class RandomEdits {
    /// Spelling → what it is folded to, written down by hand.
    private static final Map<String, String> FOLDED =
            Map.of(
                    "Churn", "churn",
                    "churn", "churn",
                    "CHURN", "churn",
                    "Kunde", "kunde",
                    "kunde", "kunde",
                    "\u00c4re", "\u00e4re",
                    "A\u0308RE", "\u00e4re",
                    "net revenue", "net revenue");

    private static final List<String> NAMES = FOLDED.keySet().stream().sorted().toList();
    private static final List<String> USERS = List.of("default", "ann");
    private static final List<@Nullable String> DOMAINS =
            Arrays.asList(null, null, "", "__base__", "sales", "hr");
    private static final List<@Nullable String> SESSIONS = Arrays.asList(null, "", "s1", "s2");
    private static final List<@Nullable String> ACTORS = Arrays.asList(null, "ann", "model");
    private static final List<@Nullable String> TEXTS = Arrays.asList(null, null, "", "x", "y");
    private static final List<String> STATUSES = List.of("draft", "reviewed", "approved");
    private static final List<String> ORIGINS = List.of("llm", "llm", "human", "hybrid");
    private static final List<String> CLEARABLE =
            List.of("definition", "parent", "aliases", "tags", "domain_id", "display_name");
    private static final Instant LATE = Instant.parse("+10000-01-01T00:00:00Z");

    private final Random random;

    RandomEdits(long seed) {
        this.random = new Random(seed);
    }

    /// An edit under a record key, and the reason for which its form alone is refused, if it is.
    record Attempt(GlossaryEdit edit, String key, @Nullable ReasonCode malformed) {}

    static String fold(String name) {
        return Objects.requireNonNull(FOLDED.get(name), name);
    }

    static boolean same(String name, String other) {
        return FOLDED.getOrDefault(name, name).equals(FOLDED.getOrDefault(other, other));
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Attempt next() {
        var user = one(USERS);
        var edit = edit(user, change(user));
        if (chance(12)) {
            return malformed(edit);
        }
        return new Attempt(edit, user, null);
    }

    private GlossaryEdit edit(String user, GlossaryChange change) {
        var at = chance(3) ? Instant.ofEpochSecond(random.nextInt(1000)) : null;
        return new GlossaryEdit(one(ACTORS), user, one(SESSIONS), one(DOMAINS), "", at, change);
    }

    private GlossaryChange change(String user) {
        int kind = random.nextInt(100);
        if (kind < 42) {
            return defined(user);
        }
        if (kind < 67) {
            return changed(user);
        }
        if (kind < 82) {
            return new TermRenamed(idOrNull(user), one(NAMES), one(NAMES));
        }
        if (kind < 95) {
            var children = random.nextBoolean() ? "DETACH" : "REPARENT";
            return new TermRemoved(idOrNull(user), one(NAMES), children);
        }
        if (kind < 98) {
            var origin = random.nextBoolean() ? null : one(ORIGINS);
            return new TermsRemovedByStatus(one(STATUSES), origin);
        }
        return new GlossaryCleared(chance(3) ? null : random.nextBoolean() ? "s1" : "s2");
    }

    private TermDefined defined(String user) {
        return new TermDefined(
                one(NAMES),
                one(TEXTS),
                one(TEXTS),
                parent(user),
                chance(4) ? "HAS_ONE" : "HAS_KIND",
                aliases(),
                chance(5) ? "action" : "concept",
                chance(5) ? "singular" : "many",
                one(TEXTS),
                tags(),
                one(TEXTS),
                one(STATUSES),
                one(ORIGINS),
                one(TEXTS),
                chance(6));
    }

    private TermChanged changed(String user) {
        var clear = new ArrayList<String>();
        var parent = parent(user);
        var cleared = chance(3) ? one(CLEARABLE) : "";
        if (!cleared.isEmpty()) {
            clear.add(cleared);
        }
        return new TermChanged(
                idOrNull(user),
                one(NAMES),
                unless(cleared.equals("display_name"), one(TEXTS)),
                unless(cleared.equals("definition"), one(TEXTS)),
                unless(cleared.equals("parent"), parent),
                chance(5) ? "HAS_MANY" : null,
                unless(cleared.equals("aliases"), chance(3) ? aliases() : null),
                chance(6) ? "term" : null,
                chance(6) ? "distinct" : null,
                one(TEXTS),
                unless(cleared.equals("tags"), chance(4) ? tags() : null),
                chance(4) ? one(TEXTS) : null,
                chance(4) ? one(STATUSES) : null,
                chance(6) ? one(ORIGINS) : null,
                chance(4) ? one(TEXTS) : null,
                chance(8) ? random.nextBoolean() : null,
                unless(cleared.equals("domain_id"), chance(4) ? one(DOMAINS) : null),
                clear);
    }

    private @Nullable String parent(String user) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> null;
            case 2 -> "";
            case 3 -> id(user);
            default -> one(NAMES);
        };
    }

    private @Nullable String idOrNull(String user) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> id(user);
            case 2 -> "";
            default -> null;
        };
    }

    /// Of a term that may well live; now and then another user's.
    private String id(String user) {
        var owner = chance(10) ? one(USERS) : user;
        var domain = one(Arrays.asList(null, "sales", "hr"));
        return TermId.of(fold(one(NAMES)), owner, domain, chance(4) ? 1 : 0).value();
    }

    private List<String> aliases() {
        var aliases = new ArrayList<String>();
        while (chance(2)) {
            aliases.add(chance(3) ? "loss" : one(NAMES));
        }
        return aliases;
    }

    private Map<String, Map<String, String>> tags() {
        return chance(3) ? Map.of("pii", Map.of("level", chance(2) ? "high" : "low")) : Map.of();
    }

    private Attempt malformed(GlossaryEdit edit) {
        var user = edit.userId();
        return switch (random.nextInt(13)) {
            case 0 -> new Attempt(edit, user + "x", ReasonCode.WRONG_KEY);
            case 1 -> new Attempt(edit("", edit.change()), "", ReasonCode.EMPTY_NAME);
            case 2 -> bad(user, new GlossaryCleared("s\0"), ReasonCode.NUL_CHARACTER);
            case 3 -> bad(user, new GlossaryCleared(""), ReasonCode.EMPTY_NAME);
            case 4 -> bad(user, new TermRemoved(null, "Churn", "KEEP"), ReasonCode.UNKNOWN_VALUE);
            case 5 -> bad(user, new TermRemoved(null, null, "DETACH"), ReasonCode.EMPTY_NAME);
            case 6 -> bad(user, new TermRenamed(null, "Churn", " "), ReasonCode.EMPTY_NAME);
            case 7 ->
                    bad(user, new TermRenamed(null, "Churn", "ä".repeat(257)), ReasonCode.TOO_LONG);
            case 8 -> bad(user, new TermsRemovedByStatus("old", null), ReasonCode.UNKNOWN_VALUE);
            case 9 ->
                    bad(
                            user,
                            Edits.define("Churn").status("Draft").event(),
                            ReasonCode.UNKNOWN_VALUE);
            case 10 ->
                    bad(
                            user,
                            Edits.change("Churn").clear("status").event(),
                            ReasonCode.UNKNOWN_VALUE);
            case 11 -> bad(user, Edits.define("Churn").also("").event(), ReasonCode.EMPTY_NAME);
            default ->
                    new Attempt(
                            new GlossaryEdit(null, user, null, null, "", LATE, edit.change()),
                            user,
                            ReasonCode.BAD_TIME);
        };
    }

    private Attempt bad(String user, GlossaryChange change, ReasonCode reason) {
        return new Attempt(edit(user, change), user, reason);
    }

    private static <T> @Nullable T unless(boolean hidden, @Nullable T value) {
        return hidden ? null : value;
    }

    private <T extends @Nullable Object> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }
}
