package dev.lexlog.schemas.model;

/// A table that is the fold of one log topic (law 2). Its topic is `<prefix>log.<name>`.
public enum LogTable {
    DOCUMENTS("documents"),
    CHUNKS("chunks"),
    CHUNK_POSITIONS("chunk-positions"),
    EMBEDDINGS("embeddings");

    private final String topicSuffix;

    LogTable(String topicSuffix) {
        this.topicSuffix = topicSuffix;
    }

    /// The last part of the topic's name, as in `lexlog.log.chunk-positions`.
    public String topicSuffix() {
        return topicSuffix;
    }
}
