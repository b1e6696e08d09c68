package dev.lexlog.worker.rules;

/// How large an input may be (SEMANTICS §2).
public final class Limits {
    public static final int RECORD_BYTES = 12 << 20;
    public static final int CONTENT_BYTES = 8 << 20;
    public static final int CHUNKS = 20_000;
    public static final int CLUSTERED_TERMS = 200_000;
    public static final int NAME_BYTES = 512;

    /// Two names in a JSON array, every character of them escaped.
    public static final int SCOPE_KEY_BYTES = 8 << 10;

    private Limits() {}
}
