package dev.lexlog.schemas.event;

/// One of a source's four hashes: `db`, `api`, `doc` or `er`.
public record SourceHashSet(String sourceId, String hashType, String hash) implements HashChange {}
