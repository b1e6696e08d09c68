package dev.lexlog.schemas.model;

/// A table that is the fold of one log topic (law 2). Its topic is `<prefix>log.<name>`.
public enum LogTable {
    DOCUMENTS("documents"),
    CHUNKS("chunks"),
    CHUNK_POSITIONS("chunk-positions"),
    EMBEDDINGS("embeddings"),
    CHUNK_ENTITIES("chunk-entities"),
    ENTITIES("entities"),
    RELATIONSHIPS("relationships"),
    GLOSSARY_TERMS("glossary-terms"),
    GLOSSARY_HISTORY("glossary-history"),
    SOURCE_HASHES("source-hashes"),
    RESOURCE_HASHES("resource-hashes"),
    CLUSTERS("clusters");

    private final String topicSuffix;

    LogTable(String topicSuffix) {
        this.topicSuffix = topicSuffix;
    }

    /// The last part of the topic's name, as in `lexlog.log.chunk-positions`.
    public String topicSuffix() {
        return topicSuffix;
    }
}
