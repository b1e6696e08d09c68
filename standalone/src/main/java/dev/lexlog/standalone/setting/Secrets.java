package dev.lexlog.standalone.setting;

import java.util.regex.Pattern;

/// What may be shown of a value.
public final class Secrets {
    public static final String HIDDEN = "***";

    /// Up to the last at sign: a password may hold what should have been encoded.
    private static final Pattern IN_AUTHORITY = Pattern.compile("(://[^:/?#@]*:).*@");

    private static final Pattern IN_QUERY =
            Pattern.compile("(?i)([?&][^=&]*(?:password|secret|token)[^=&]*=)[^&]*");

    private Secrets() {}

    /// With the passwords of URLs hidden.
    public static String masked(String text) {
        var authority = IN_AUTHORITY.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return IN_QUERY.matcher(authority).replaceAll("$1" + HIDDEN);
    }

    static String shown(Kind<?> kind, String text) {
        return kind.secret() ? HIDDEN : masked(text);
    }
}
