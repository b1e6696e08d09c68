package dev.lexlog.schemas.failure;

import java.util.Locale;

/// Why an input record was refused; the lower-case name is the public reason code (SEMANTICS §2).
public enum ReasonCode {
    UNDECODABLE,
    UNKNOWN_SCHEMA,
    NO_KEY,
    WRONG_KEY,
    NO_VALUE,
    EMPTY_NAME,
    RESERVED_NAME,
    UNKNOWN_SOURCE,
    UNKNOWN_CHUNK_TYPE,
    CONTENT_AND_CHUNKS,
    WRONG_DIMENSION,
    NOT_A_NUMBER,
    ZERO_VECTOR,
    NO_MODEL,
    TOO_LARGE,
    NUL_CHARACTER,
    TOO_LONG,
    BAD_TIME,
    BAD_CONFIDENCE,
    UNKNOWN_VALUE,
    MENTION_OUTSIDE,
    STALE_REVISION,
    TOO_MANY_WAITING,
    UNKNOWN_TERM,
    UNKNOWN_PARENT,
    PARENT_CYCLE,
    NAME_TAKEN,
    UNKNOWN_RELATIONSHIP,
    RESERVED_TYPE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
